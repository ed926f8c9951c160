package demo

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// Truth is what the merchant cannot see. Amounts are fen, income positive and costs
// negative, by the component names of the profit statement.
type Truth struct {
	Seed      uint64               `json:"seed"`
	Start     string               `json:"start"`
	End       string               `json:"end"`
	Lines     int64                `json:"lines"`
	Incident  Incident             `json:"incident"`
	BadPages  string               `json:"flagship_pages_broken_from"` // up to the end
	CostFrom  string               `json:"cost_change_from"`
	SKUs      []SKUTruth           `json:"skus"`
	Shops     []ShopTruth          `json:"shops"`
	Campaigns []CampaignTruth      `json:"campaigns"`
	Hosts     []HostTruth          `json:"hosts"`
	Files     map[string]FileTruth `json:"files"`
}

// Incident is the broken week in the warehouse, first and last day.
type Incident struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// SKUTruth holds unit costs in fen before and after the change, and the SKU's result.
type SKUTruth struct {
	SKU     string   `json:"sku"`
	Costs   [2]int64 `json:"unit_costs"`
	Unknown bool     `json:"cost_missing_in_files"`
	Role    string   `json:"role,omitempty"` // hot_losing or quiet_earning
	Qty     int64    `json:"qty"`
	Net     int64    `json:"net_revenue"`
	CM2     int64    `json:"cm2"` // eventual, before marketing
}

// ShopTruth sums a shop: Known as of the last evening, Eventual when every refund has come.
type ShopTruth struct {
	Shop      string           `json:"shop"`
	Platform  string           `json:"platform"`
	Lines     int64            `json:"lines"`
	PaidLines int64            `json:"paid_lines"`
	Orders    int64            `json:"orders"`
	Known     map[string]int64 `json:"known"`
	Eventual  map[string]int64 `json:"eventual"`
	Settled   int64            `json:"settled_net"` // in the settlement or fund-flow files
}

// CampaignTruth is a campaign's response: lines = cap·s^h/(s^h+k^h), s the adstock of clicks.
type CampaignTruth struct {
	Shop     string    `json:"shop"`
	Campaign string    `json:"campaign"`
	ID       int64     `json:"id"`
	Theta    float64   `json:"carry_over"`
	Shape    float64   `json:"hill_exponent"`
	HalfK    float64   `json:"hill_half_clicks"`
	Cap      float64   `json:"hill_cap_lines"`
	CTR      float64   `json:"fresh_ctr"`
	HalfLife float64   `json:"content_half_life_days"`
	Floor    float64   `json:"content_floor"`
	Spend    []int64   `json:"spend"` // fen by day
	Lines    []float64 `json:"expected_lines"`
}

// HostTruth is a live host's true quality.
type HostTruth struct {
	Shop    string  `json:"shop"`
	Host    string  `json:"host"`
	Quality float64 `json:"quality"`
	Returns float64 `json:"returns_factor"`
}

// FileTruth is a file's control total: rows, and fen by column.
type FileTruth struct {
	Rows int64            `json:"rows"`
	Sums map[string]int64 `json:"sums,omitempty"`
}

func (w *world) truth() *Truth {
	date := func(d int) string { return dateText(w.cal.date(d)) }
	t := &Truth{
		Seed: w.opt.Seed, Start: date(0), End: date(w.cal.days - 1), Lines: w.opt.Lines,
		Incident: Incident{date(w.cal.incidentFrom), date(w.cal.incidentTo)}, CostFrom: date(w.cal.costChange), BadPages: date(w.cal.pageBroken),
		Files: map[string]FileTruth{},
	}
	for i := range w.catalog {
		k := &w.catalog[i]
		s := SKUTruth{SKU: k.code, Costs: k.cost, Unknown: k.unknown}
		if k.isHotLosing() {
			s.Role = "hot_losing"
		} else if k.isQuietEarning() {
			s.Role = "quiet_earning"
		}
		t.SKUs = append(t.SKUs, s)
	}
	for i := range w.shops {
		s := &w.shops[i]
		t.Shops = append(t.Shops, ShopTruth{Shop: s.name, Platform: string(s.platform), Known: map[string]int64{}, Eventual: map[string]int64{}})
		for _, h := range s.hosts {
			t.Hosts = append(t.Hosts, HostTruth{s.name, h.name, h.quality, h.returns})
		}
		for j := range s.campaigns {
			t.Campaigns = append(t.Campaigns, w.campaignTruth(s, j))
		}
	}
	return t
}

func (w *world) campaignTruth(s *shop, j int) CampaignTruth {
	c := &s.campaigns[j]
	top, k := c.response(w.perDay * s.share * s.adShare)
	t := CampaignTruth{
		Shop: s.name, Campaign: c.name, ID: c.id, Theta: c.theta, Shape: c.shape, HalfK: k, Cap: top,
		CTR: c.ctr, HalfLife: c.halfLife, Floor: fatigueFloor,
	}
	for _, d := range w.plans[s.index].ads[j] {
		t.Spend = append(t.Spend, d.spend)
		t.Lines = append(t.Lines, d.lines)
	}
	return t
}

func writeJSON(path string, v any) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("demo: %w", err)
	}
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		return fmt.Errorf("demo: %w", err)
	}
	if err := os.WriteFile(path, append(b, '\n'), 0o644); err != nil {
		return fmt.Errorf("demo: %w", err)
	}
	return nil
}
