package app

import (
	"context"
	"log/slog"
	"strconv"
	"sync"
	"time"

	"github.com/suanpan/suanpan/internal/fault"
)

// Progress is how far a long piece of work has come.
type Progress struct {
	Step  string `json:"step"`  // message key of what is being done
	Item  string `json:"item"`  // what it is being done to, a file name for instance
	Done  int64  `json:"done"`  // of Total, in bytes or rows
	Total int64  `json:"total"` // 0 if not known
}

// JobState is where a job stands.
type JobState string

// The states: running → done | failed | cancelled.
const (
	JobRunning   JobState = "running"
	JobDone      JobState = "done"
	JobFailed    JobState = "failed"
	JobCancelled JobState = "cancelled"
)

// Job is long work that reports progress and can be cancelled.
type Job struct {
	ID       string       `json:"id"`
	Kind     string       `json:"kind"`
	State    JobState     `json:"state"`
	Progress Progress     `json:"progress"`
	Result   *JobResult   `json:"result,omitempty" doc:"once it is done"`
	Fault    *fault.Error `json:"-"`
	Started  time.Time    `json:"started"`
}

// JobResult is what came of a job; most kinds have nothing to say but that they are done.
type JobResult struct {
	Files     []FileResult `json:"files,omitempty" doc:"of an import: what became of every file"`
	ImportSeq int64        `json:"import_seq,omitempty" doc:"of undo and redo: the import"`
}

// jobsKept bounds how many finished jobs are remembered.
const jobsKept = 100

// Jobs runs long work one at a time per call of Start and lets any number watch.
// It lives in the process: a job is not a fact, what it did is.
type Jobs struct {
	now     func() time.Time
	mu      sync.Mutex
	next    int
	order   []string
	entries map[string]*jobEntry
	running sync.WaitGroup
}

type jobEntry struct {
	job     Job
	cancel  context.CancelFunc
	changed chan struct{} // closed and replaced at every change
}

// NewJobs makes an empty list.
func NewJobs(now func() time.Time) *Jobs {
	return &Jobs{now: now, entries: map[string]*jobEntry{}}
}

// Start runs work in the background. The context outlives the request that asked for it
// and ends when the job is cancelled.
func (j *Jobs) Start(ctx context.Context, kind string, work func(context.Context, func(Progress)) (JobResult, error)) string {
	ctx, cancel := context.WithCancel(context.WithoutCancel(ctx))
	j.mu.Lock()
	j.next++
	id := strconv.Itoa(j.next)
	e := &jobEntry{job: Job{ID: id, Kind: kind, State: JobRunning, Started: j.now()}, cancel: cancel, changed: make(chan struct{})}
	j.entries[id] = e
	j.order = append(j.order, id)
	j.forget()
	j.running.Add(1)
	j.mu.Unlock()
	go func() {
		defer j.running.Done()
		defer cancel()
		result, err := work(ctx, func(p Progress) { j.update(e, func(job *Job) { job.Progress = p }) })
		j.update(e, func(job *Job) {
			switch {
			case err == nil:
				job.State, job.Result = JobDone, &result
			case ctx.Err() != nil:
				job.State, job.Fault = JobCancelled, fault.New(fault.Conflict, "job_cancelled", nil)
			default:
				job.State, job.Fault = JobFailed, fault.From(err)
				if job.Fault.Kind == fault.Internal {
					slog.Error("job failed", "kind", kind, "job", id, "err", err)
				}
			}
		})
	}()
	return id
}

func (j *Jobs) update(e *jobEntry, change func(*Job)) {
	j.mu.Lock()
	defer j.mu.Unlock()
	change(&e.job)
	close(e.changed)
	e.changed = make(chan struct{})
}

// forget drops the oldest finished jobs beyond jobsKept. The caller holds mu.
func (j *Jobs) forget() {
	for i := 0; len(j.order) > jobsKept && i < len(j.order); {
		if id := j.order[i]; j.entries[id].job.State != JobRunning {
			delete(j.entries, id)
			j.order = append(j.order[:i], j.order[i+1:]...)
			continue
		}
		i++
	}
}

// Watch gives a job's present state and a channel that is closed at its next change.
func (j *Jobs) Watch(id string) (Job, <-chan struct{}, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	e, ok := j.entries[id]
	if !ok {
		return Job{}, nil, fault.New(fault.NotFound, "job_unknown", fault.Args{"id": id})
	}
	return e.job, e.changed, nil
}

// Cancel asks a job to stop. What it has not committed is undone.
func (j *Jobs) Cancel(id string) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	e, ok := j.entries[id]
	if !ok {
		return fault.New(fault.NotFound, "job_unknown", fault.Args{"id": id})
	}
	e.cancel()
	return nil
}

// Close cancels every job and waits until they have stopped.
func (j *Jobs) Close() {
	j.mu.Lock()
	for _, e := range j.entries {
		e.cancel()
	}
	j.mu.Unlock()
	j.running.Wait()
}
