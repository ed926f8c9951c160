// Package courier brings the morning's brief to the channels of a workspace: it keeps the channels,
// decides when each is due, has the queue of the records try the send until it is done, and keeps the log.
//
// A channel gets one brief a day. The decision, the line in the log and the job are written in one
// transaction; a try is noted before it begins, so that a process that is killed in the middle of one does
// not send it again. Rather no brief than the same one twice.
package courier
