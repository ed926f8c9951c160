package sqlite_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/suanpan/suanpan/internal/records"
	"github.com/suanpan/suanpan/internal/records/sqlite"
)

func openQueue(t *testing.T, path string) (*sqlite.Store, records.Queue) {
	t.Helper()
	s, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	q, err := s.Queue(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return s, q
}

func send(id string) records.Send {
	return records.Send{ID: id, Channel: "c", Purpose: "brief", Day: "2026-09-04", At: time.Now()}
}

func enqueue(t *testing.T, q records.Queue, id string) bool {
	t.Helper()
	added, err := q.Enqueue(t.Context(), send(id))
	if err != nil {
		t.Fatal(err)
	}
	return added
}

// TestQueue: what is enqueued once is tried once, also by a process that comes later.
func TestQueue(t *testing.T) {
	path := filepath.Join(t.TempDir(), "r.sqlite")
	first, q := openQueue(t, path)
	if !enqueue(t, q, "a") || enqueue(t, q, "a") {
		t.Fatal("the same send was enqueued twice, or not at all")
	}
	if s, err := first.Send(t.Context(), "a"); err != nil || s.Status != records.SendQueued {
		t.Fatalf("%+v %v", s, err)
	}
	first.Close()

	_, q = openQueue(t, path)
	if enqueue(t, q, "a") || !enqueue(t, q, "b") {
		t.Fatal("the log was forgotten")
	}
	tried := make(chan string, 10)
	stop, err := q.Work(t.Context(), func(_ context.Context, id string) error {
		tried <- id
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{<-tried: true, <-tried: true}
	if err := stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	if !got["a"] || !got["b"] || len(tried) > 0 {
		t.Errorf("tried %v and %d more", got, len(tried))
	}
}

// TestQueueTriesAgain: a send that asks for it is tried again at once, one that fails is not before
// its time.
func TestQueueTriesAgain(t *testing.T) {
	_, q := openQueue(t, filepath.Join(t.TempDir(), "r.sqlite"))
	enqueue(t, q, "fails")
	tried := make(chan string, 10)
	later := 2
	stop, err := q.Work(t.Context(), func(_ context.Context, id string) error {
		tried <- id
		if id == "fails" {
			return errors.New("no answer")
		}
		if later--; later >= 0 {
			return &records.Later{}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	enqueue(t, q, "waits")
	count := map[string]int{}
	for range 4 {
		count[<-tried]++
	}
	if err := stop(t.Context()); err != nil {
		t.Fatal(err)
	}
	if count["fails"] != 1 || count["waits"] != 3 {
		t.Errorf("tried %v", count)
	}
}

// TestQueueStops: stopping waits for the try that is under way, and tells it if waiting was too long.
func TestQueueStops(t *testing.T) {
	_, q := openQueue(t, filepath.Join(t.TempDir(), "r.sqlite"))
	enqueue(t, q, "slow")
	begun, ended := make(chan struct{}), make(chan struct{})
	stop, err := q.Work(t.Context(), func(ctx context.Context, _ string) error {
		close(begun)
		<-ctx.Done()
		close(ended)
		return ctx.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
	<-begun
	impatient, cancel := context.WithCancel(t.Context())
	cancel()
	if err := stop(impatient); err != nil {
		t.Fatal(err)
	}
	<-ended
}
