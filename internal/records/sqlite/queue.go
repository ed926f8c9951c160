package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivermigrate"

	"github.com/suanpan/suanpan/internal/records"
	"github.com/suanpan/suanpan/internal/records/plainsql"
)

// queue keeps jobs in the same file by River.
type queue struct {
	db     *sql.DB
	driver *riversqlite.Driver
	insert *river.Client[*sql.Tx]
}

// Queue implements records.Store. River's tables are made when they are first needed.
func (s *Store) Queue(ctx context.Context) (records.Queue, error) {
	q := &queue{db: s.db, driver: riversqlite.New(s.db)}
	migrator, err := rivermigrate.New(q.driver, &rivermigrate.Config{Logger: slog.Default()})
	if err != nil {
		return nil, fmt.Errorf("records: queue: %w", err)
	}
	if _, err := migrator.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		return nil, fmt.Errorf("records: queue: %w", err)
	}
	if q.insert, err = river.NewClient(q.driver, &river.Config{Logger: slog.Default()}); err != nil {
		return nil, fmt.Errorf("records: queue: %w", err)
	}
	return q, nil
}

// sendJob tries the send with an ID.
type sendJob struct {
	ID string `json:"id" river:"unique"`
}

// Kind implements river.JobArgs.
func (sendJob) Kind() string { return "send" }

// Enqueue implements records.Queue.
func (q *queue) Enqueue(ctx context.Context, s records.Send) (added bool, err error) {
	s.Status = records.SendQueued
	tx, err := q.db.BeginTx(ctx, nil)
	if err != nil {
		return false, fmt.Errorf("records: enqueue: %w", err)
	}
	defer tx.Rollback()
	if added, err = plainsql.AddSend(ctx, tx, s); err != nil || !added {
		return false, err
	}
	opts := &river.InsertOpts{MaxAttempts: records.QueueTries, UniqueOpts: river.UniqueOpts{ByArgs: true}}
	if _, err := q.insert.InsertTx(ctx, tx, sendJob{s.ID}, opts); err != nil {
		return false, fmt.Errorf("records: enqueue: %w", err)
	}
	return true, tx.Commit()
}

// sendWorker gives jobs to the function that tries them.
type sendWorker struct {
	river.WorkerDefaults[sendJob]
	try func(context.Context, string) error
}

// Work implements river.Worker.
func (w *sendWorker) Work(ctx context.Context, job *river.Job[sendJob]) error {
	err := w.try(ctx, job.Args.ID)
	var later *records.Later
	if errors.As(err, &later) {
		return river.JobSnooze(later.After)
	}
	return err
}

// firstRetry is how long the queue waits after the first failure; it doubles with each.
const firstRetry = time.Minute

// NextRetry implements river.Worker.
func (*sendWorker) NextRetry(job *river.Job[sendJob]) time.Time {
	return time.Now().Add(firstRetry << (max(job.Attempt, 1) - 1))
}

// How the queue behaves while it works. It only does while something is queued.
const (
	pollEvery = time.Second
	tryWithin = 2 * time.Minute
)

// Work implements records.Queue.
func (q *queue) Work(ctx context.Context, try func(context.Context, string) error) (stop func(context.Context) error, err error) {
	workers := river.NewWorkers()
	if err := river.AddWorkerSafely(workers, &sendWorker{try: try}); err != nil {
		return nil, fmt.Errorf("records: queue: %w", err)
	}
	client, err := river.NewClient(q.driver, &river.Config{
		Logger: slog.Default(), Workers: workers, JobTimeout: tryWithin, FetchPollInterval: pollEvery,
		Queues: map[string]river.QueueConfig{river.QueueDefault: {MaxWorkers: 1}},
	})
	if err != nil {
		return nil, fmt.Errorf("records: queue: %w", err)
	}
	if err := client.Start(context.WithoutCancel(ctx)); err != nil { // stop ends it
		return nil, fmt.Errorf("records: queue: %w", err)
	}
	return func(ctx context.Context) error {
		if err := client.Stop(ctx); err != nil {
			return client.StopAndCancel(context.WithoutCancel(ctx))
		}
		return nil
	}, nil
}
