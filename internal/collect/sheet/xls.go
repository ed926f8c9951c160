package sheet

func xlsSheets(b blob, inner string) ([]Sheet, error) {
	return nil, &Error{Problem: Unsupported, Name: b.name, Detail: "xls"}
}
