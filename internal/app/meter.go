package app

import "sync"

// meter adds up the progress of reading several files.
type meter struct {
	mu      sync.Mutex
	report  func(Progress)
	item    string
	before  int64 // bytes of the files that are done
	current int64 // size of the present one
	total   int64
	shown   int64
}

func newMeter(files []*inspected, report func(Progress)) *meter {
	m := &meter{report: report}
	for _, f := range files {
		m.total += f.size * int64(len(f.matches))
	}
	return m
}

// begin starts a file.
func (m *meter) begin(f *inspected) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.before += m.current
	m.item, m.current = f.name, f.size
	m.report(Progress{Step: "step_read", Item: m.item, Done: m.before, Total: m.total})
}

// read takes the progress within the present file, in whatever unit it is counted.
func (m *meter) read(done, total int64) {
	if total <= 0 {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	at := m.before + int64(float64(m.current)*float64(done)/float64(total))
	if at-m.shown < m.total/200 && at < m.total { // half a per cent is often enough
		return
	}
	m.shown = at
	m.report(Progress{Step: "step_read", Item: m.item, Done: at, Total: m.total})
}
