#!/usr/bin/env bash
# Installs what the tests need, builds once, checks the format and runs every test project.
# The last line counts all of them; the exit code is not 0 when something failed. With --soak, also the tests that take minutes each.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

say() { printf '\n== %s\n' "$*"; }

# PostgreSQL and strace for the storage and cluster suites, Chromium and fonts for the browser suite: Debian's packages.
packages=()
compgen -G '/usr/lib/postgresql/*/bin/initdb' > /dev/null || packages+=(postgresql)
command -v chromium-headless-shell > /dev/null || packages+=(chromium-headless-shell)
compgen -G '/usr/share/fonts/truetype/dejavu/*.ttf' > /dev/null || packages+=(fonts-dejavu-core)
command -v strace > /dev/null || packages+=(strace)
command -v npm > /dev/null || packages+=(nodejs npm)
if ((${#packages[@]})); then
  say "installing ${packages[*]}"
  if ((EUID == 0)); then as_root=(); elif sudo -n true 2> /dev/null; then as_root=(sudo); else
    echo "These packages are missing: ${packages[*]}. Run ./test.sh as root or with sudo, or install them yourself." >&2
    exit 1
  fi
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "${packages[@]}"
fi
command -v dotnet > /dev/null || { echo "The .NET SDK named in global.json is missing: https://dotnet.microsoft.com/download" >&2; exit 1; }

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# Hundreds of processes that live for seconds: what is compiled to be measured and then compiled again costs them more than it gains.
export DOTNET_TieredPGO=0 DOTNET_TC_CallCountThreshold=1000

say 'restore, with the versions of the lock files'
dotnet restore GroupActors.sln --locked-mode
say 'build'
dotnet build GroupActors.sln --no-restore -v quiet
say 'format'
# White space only: what else dotnet format looks at, code style and analyzers, are errors of the build already.
dotnet format whitespace GroupActors.sln --verify-no-changes --no-restore

filter=(--filter-not-trait Run=soak)
[[ ${1:-} != --soak ]] || filter=()
passed=0 failed=0 skipped=0 broken=0
log=$(mktemp)
failures=$(mktemp)
trap 'rm -f "$log" "$failures"' EXIT
count() { sed -nE "s/^ *$1: *([0-9]+).*/\1/p" "$log" | tail -n 1; }
for project in tests/*.Tests; do
  say "$project"
  code=0
  # 8 means that a project has no tests; .ci/run refuses a total of none.
  dotnet run --no-build --project "$project" -- --progress off --no-ansi --ignore-exit-code 8 "${filter[@]}" 2>&1 | tee "$log" || code=${PIPESTATUS[0]}
  f=$(count failed)
  passed=$((passed + $(count succeeded || true) + 0))
  failed=$((failed + ${f:-0}))
  skipped=$((skipped + $(count skipped || true) + 0))
  # Once more at the end, where nobody has to look for it: every failed test with its reason.
  awk '/^failed /{left = 25} /^(passed|skipped|warn:|fail:|info:|Test run summary)/{left = 0} left-- > 0' "$log" >> "$failures"
  # A project that ended badly without a failed test (a crash, a time-out) is a failure all the same.
  if ((code != 0)) && ((${f:-0} == 0)); then broken=$((broken + 1)); fi
done

failed=$((failed + broken))
[[ ! -s $failures ]] || { say 'failed tests'; cat "$failures"; }
printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
((failed == 0))
