// The browser's part of every page: live fragments, and controls that speak to the API.
import { startActions } from "./actions";
import { startConflicts } from "./conflicts";
import { startDialogs } from "./dialogs";
import { startNotes } from "./notes";
import { startPaper } from "./paper";
import { startFindingPatients } from "./patients";
import { startLive } from "./live";
import { startSignOut } from "./signout";
import { startUploads } from "./upload";

startActions();
startDialogs();
startConflicts();
startFindingPatients();
startLive();
startNotes();
startPaper();
startUploads();
startSignOut();
