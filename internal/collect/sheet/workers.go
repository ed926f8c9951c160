package sheet

import (
	"context"
	"runtime"
	"sync"
)

// spread hands what produce emits to workers, each with a consumer of its own. It
// returns the first error after all have returned. Items that are still waiting when
// an error occurs are dropped.
func spread[T any](ctx context.Context, workers int, produce func(context.Context, func(T) error) error, consumer func() func(T) error) error {
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	items := make(chan T, workers)
	var done sync.WaitGroup
	for range workers {
		consume := consumer()
		done.Go(func() {
			for item := range items {
				if ctx.Err() != nil {
					continue
				}
				if err := consume(item); err != nil {
					cancel(err)
				}
			}
		})
	}
	err := produce(ctx, func(item T) error {
		select {
		case items <- item:
			return nil
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	})
	if err != nil {
		cancel(err)
	}
	close(items)
	done.Wait()
	return context.Cause(ctx)
}
