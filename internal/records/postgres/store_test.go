package postgres_test

import (
	"crypto/rand"
	"database/sql"
	"os"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	_ "github.com/jackc/pgx/v5/stdlib" // opens the server to clean up

	"github.com/suanpan/suanpan/internal/records"
	"github.com/suanpan/suanpan/internal/records/postgres"
	"github.com/suanpan/suanpan/internal/records/recordstest"
)

// server names the variable with the server that the suite runs on.
const server = "SUANPAN_TEST_POSTGRES"

func TestConformance(t *testing.T) {
	at := os.Getenv(server)
	if at == "" {
		t.Skip(server + " names no PostgreSQL server (such as postgres://user@127.0.0.1:5432/db), so the records' SQL was not run on one")
	}
	schemas := map[string]string{}
	recordstest.Run(t, recordstest.Driver{Open: func(t *testing.T, name string) records.Store {
		key := t.Name() + "/" + name
		if schemas[key] == "" {
			schemas[key] = "test " + strings.ToLower(rand.Text())
			t.Cleanup(func() { drop(t, at, schemas[key]) })
		}
		s, err := postgres.Open(t.Context(), at, schemas[key])
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		return s
	}})
}

func drop(t *testing.T, at, schema string) {
	db, err := sql.Open("pgx", at)
	if err != nil {
		t.Error(err)
		return
	}
	defer db.Close()
	if _, err := db.Exec("DROP SCHEMA " + pgx.Identifier{schema}.Sanitize() + " CASCADE"); err != nil {
		t.Error(err)
	}
}
