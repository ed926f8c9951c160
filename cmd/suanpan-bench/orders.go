package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/suanpan/suanpan/internal/app"
	"github.com/suanpan/suanpan/internal/demo"
)

// needOrders writes the order file unless it is there.
func (o options) needOrders(ctx context.Context) error {
	path := o.orders()
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	fmt.Fprintf(os.Stderr, "%s  writing %s …\n", time.Now().Format("15:04:05"), path)
	f, err := os.Create(path + ".part")
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(f, 1<<20)
	err = demo.WriteOrders(ctx, out, o.lines, demo.Options{}, nil)
	if err = errors.Join(err, out.Flush(), f.Close()); err != nil {
		return errors.Join(err, os.Remove(path+".part"))
	}
	return os.Rename(path+".part", path)
}

// needWorkspace imports the order file unless there is a workspace that has it.
func (o options) needWorkspace(ctx context.Context) error {
	if app.Exists(o.workspace()) {
		return nil
	}
	if err := o.needOrders(ctx); err != nil {
		return err
	}
	_, err := o.start(ctx, "suanpan import")
	return err
}
