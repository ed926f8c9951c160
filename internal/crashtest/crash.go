package crashtest

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// dirKey names the directory to the process that is killed.
const dirKey = "SUANPAN_CRASH_DIR"

// Main is the TestMain of a package with a crash test. work goes on in dir until it is killed. It prints
// a line for each thing it does: "begin N" before its Nth piece of work, "done N" once that must last, and
// anything else.
func Main(m *testing.M, work func(ctx context.Context, dir string) error) {
	dir := os.Getenv(dirKey)
	if dir == "" {
		os.Exit(m.Run())
	}
	fmt.Fprintln(os.Stderr, work(context.Background(), dir))
	os.Exit(1)
}

// Trial is how a process is killed.
type Trial struct {
	Kills int
	Words int           // it is killed after one of its next so many lines …
	At    string        // … half of the times only once the line begins with this word; "" leaves it out
	Delay time.Duration // … and at most so much later
	Seed  uint64
}

// Run kills the process that works in dir. check looks at what is left and says how many pieces of work there are.
func (c Trial) Run(t *testing.T, dir string, check func() int64) {
	t.Helper()
	random := rand.New(rand.NewPCG(c.Seed, c.Seed+1))
	var last int64
	before, during := 0, 0
	for kill := range c.Kills {
		said := c.kill(t, dir, random)
		got := check()
		if t.Failed() || got < last || got < said.done || got > said.begun && said.begun > 0 {
			t.Fatalf("kill %d: %d pieces of work; there were %d before, %+v", kill, got, last, said)
		}
		if said.begun > said.done {
			during++
			if got < said.begun {
				before++
			}
		}
		last = got
	}
	t.Logf("%d pieces of work, %d kills during one, %d of them left nothing of it", last, during, before)
	if during == 0 || before == 0 {
		t.Errorf("no kill hit the work: %d, %d", during, before)
	}
}

// heard is what the killed process said it had begun and done.
type heard struct{ begun, done int64 }

func (c Trial) kill(t *testing.T, dir string, random *rand.Rand) (said heard) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self)
	cmd.Env = append(os.Environ(), dirKey+"="+dir)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	words, anywhere := 1+random.IntN(c.Words), c.At == "" || random.IntN(2) == 0
	delay := time.Duration(random.Int64N(int64(c.Delay)))
	var timer *time.Timer
	lines := bufio.NewScanner(out)
	for n := 1; lines.Scan(); n++ {
		word, number, _ := strings.Cut(lines.Text(), " ")
		seq, _ := strconv.ParseInt(number, 10, 64)
		switch word {
		case "begin":
			said.begun = seq
		case "done":
			said.done = seq
		}
		if timer == nil && n >= words && (anywhere || word == c.At) {
			timer = time.AfterFunc(delay, func() { _ = cmd.Process.Kill() })
		}
	}
	if err := lines.Err(); err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, os.ErrClosed) {
		t.Fatal(err)
	}
	err = cmd.Wait()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.Exited() {
		t.Fatalf("the process was not killed: %v", err)
	}
	return said
}
