declare module "idiomorph" {
  export const Idiomorph: {
    morph(old: Element, fresh: Element | string, options?: {
      morphStyle?: "innerHTML" | "outerHTML";
      ignoreActiveValue?: boolean;
      restoreFocus?: boolean;
      callbacks?: { beforeNodeMorphed?: (old: Node, fresh: Node) => boolean; beforeNodeRemoved?: (node: Node) => boolean; afterNodeAdded?: (node: Node) => void };
    }): void;
  };
}
