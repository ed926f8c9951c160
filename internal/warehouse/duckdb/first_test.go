package duckdb

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/suanpan/suanpan/internal/warehouse"
	"github.com/suanpan/suanpan/internal/warehouse/storetest"
)

func TestFirst(t *testing.T) {
	ctx := context.Background()
	s, err := Open(ctx, filepath.Join(t.TempDir(), "warehouse.duckdb"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for range 2 {
		err = s.Update(ctx, func(tx warehouse.Tx) error {
			seq, err := warehouse.NextImport(ctx, tx)
			if err != nil {
				return err
			}
			var rows []storetest.Row
			for i := range 5000 {
				rows = append(rows, storetest.Row{Key: fmt.Sprint("69", 30000000000000+i), Paid: int64(i) + seq, AsOf: 1e15})
			}
			c, err := tx.Append(ctx, warehouse.Origin{ImportSeq: seq, Platform: "douyin", Shop: "A", DayStart: 4}, storetest.Stream(ctx, false, rows))
			fmt.Printf("%+v\n", c)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	rows, err := s.Query(ctx, `select count(*), sum(paid)::bigint, min(sku), max(sku), min(day)::varchar, count(sku), count(commission_rate), max(row_key), max(row_id) from order_line`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		v := make([]any, 9)
		p := make([]any, 9)
		for i := range v {
			p[i] = &v[i]
		}
		if err := rows.Scan(p...); err != nil {
			t.Fatal(err)
		}
		fmt.Println(v...)
	}
}
