// The browser's part of every page: live fragments, and controls that speak to the API.
import { startActions } from "./actions";
import { startDialogs } from "./dialogs";
import { startLive } from "./live";
import { startUploads } from "./upload";

startActions();
startDialogs();
startLive();
startUploads();
