// The browser's part of every page: live fragments, controls that speak to the API, and check-ins that go on without a connection.
import { startActions } from "./actions";
import { startCheckIn } from "./checkin";
import { startConflicts } from "./conflicts";
import { startConnection } from "./connection";
import { startDialogs } from "./dialogs";
import { startFields } from "./fields";
import { startFinding } from "./find";
import { startNotes } from "./notes";
import { startPaper } from "./paper";
import { startFindingPatients } from "./patients";
import { prune } from "./kept";
import { startLive } from "./live";
import { startOffline } from "./offline";
import { startQueue } from "./queue";
import { startReminder } from "./reminder";
import { startRoomCode } from "./roomcode";
import { startRoster } from "./roster";
import { startSignOut } from "./signout";
import { startUploads } from "./upload";

startCheckIn();
startActions();
startDialogs();
startConflicts();
startFields();
startFindingPatients();
startFinding();
startConnection();
startLive();
startRoster();
startNotes();
startPaper();
startReminder();
startUploads();
startSignOut();
startRoomCode();
if ("caches" in window) {
  void prune();
  void startOffline();
}
void startQueue();
