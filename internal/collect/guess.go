package collect

// Guess maps the headers that the spec knows, as a start for mapping a file by hand.
func (s *Spec) Guess(header []string) map[string]string {
	h := readHeader(header)
	guess := map[string]string{}
	for _, f := range s.names.fields {
		for _, p := range f.patterns {
			if i, _, ok := p.find(h); ok {
				guess[h.tidy[i]] = f.field
				break
			}
		}
	}
	return guess
}
