// Package api is the HTTP surface: huma operations over the workspace, one file per area,
// and the web app beside them. It holds no rules of its own.
//
//	request ─▶ guard (Host, Origin) ─▶ language ─▶ huma ─▶ app.Workspace
//	                                                └─ faults become RFC 9457 problems
package api
