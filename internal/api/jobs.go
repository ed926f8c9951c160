package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/suanpan/suanpan/internal/app"
)

// jobAnswer is a job as the reader sees it.
type jobAnswer struct {
	app.Job
	Problem *Problem `json:"problem,omitempty"`
}

type jobID struct {
	ID string `path:"id"`
}

type jobStarted struct {
	ID string `json:"id" doc:"the job to watch at /api/jobs/{id}"`
}

func (s *Server) registerJobs() {
	get(s, "/api/jobs/{id}", "One job's state", func(ctx context.Context, in *jobID) (jobAnswer, error) {
		job, _, err := s.workspace.Jobs.Watch(in.ID)
		return answerOf(ctx, job), err
	})
	register(s, http.MethodDelete, "/api/jobs/{id}", "Cancel a job", func(_ context.Context, in *jobID) (jobStarted, error) {
		return jobStarted{in.ID}, s.workspace.Jobs.Cancel(in.ID)
	})
	s.mux.HandleFunc("GET /api/jobs/{id}/events", s.jobEvents)
}

func answerOf(ctx context.Context, job app.Job) jobAnswer {
	a := jobAnswer{Job: job}
	if job.Fault != nil {
		a.Problem = problemOf(ctx, job.Fault)
	}
	return a
}

// jobEvents sends the job's state now and after every change, as server-sent events, until it ends.
func (s *Server) jobEvents(w http.ResponseWriter, r *http.Request) {
	flusher, ok := w.(http.Flusher)
	if !ok {
		http.Error(w, "streaming unsupported", http.StatusNotImplemented)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	for {
		job, changed, err := s.workspace.Jobs.Watch(r.PathValue("id"))
		answer := answerOf(r.Context(), job)
		if err != nil {
			answer = jobAnswer{Job: app.Job{State: app.JobFailed}, Problem: problemOf(r.Context(), err)}
		}
		text, err := json.Marshal(answer)
		if err != nil {
			return
		}
		if _, err := fmt.Fprintf(w, "data: %s\n\n", text); err != nil {
			return
		}
		flusher.Flush()
		if answer.State != app.JobRunning {
			return
		}
		select {
		case <-changed:
		case <-r.Context().Done():
			return
		}
	}
}
