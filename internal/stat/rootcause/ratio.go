package rootcause

func locateRatio(t Table, o Options) (Result, error) {
	return Result{}, ErrNoChange
}
