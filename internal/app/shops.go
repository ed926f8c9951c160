package app

import (
	"cmp"
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/suanpan/suanpan/internal/collect"
	"github.com/suanpan/suanpan/internal/fault"
	"github.com/suanpan/suanpan/internal/records"
	"github.com/suanpan/suanpan/internal/warehouse"
)

// How a file's shop was decided, from the strongest reason to the weakest.
const (
	shopByRequest = "request" // the merchant named it
	shopByColumn  = "column"  // the file names it
	shopByFolder  = "folder"  // the file lies in a folder, or has a name, that names it
	shopByOrders  = "orders"  // its orders are known
	shopByAccount = "account" // an earlier file of the same account
	shopByOnly    = "only"    // the platform has just one
	shopByFirst   = "first"   // the platform had none: made
	shopByNone    = "none"    // the file belongs to no shop (costs, freight bills)
)

// platformNames are what a first shop of a platform is called until the merchant renames it.
var platformNames = map[string]string{
	"douyin": "抖店", "kuaishou": "快手小店", "wechat": "视频号小店", "xhs": "小红书", "taobao": "淘宝/天猫", "pdd": "拼多多",
	"jd": "京东", "shopify": "Shopify", "woocommerce": "WooCommerce", "amazon": "Amazon", "tiktok": "TikTok Shop",
	"other": "其他平台",
}

// clues is what a file's first rows say about its shop.
type clues struct {
	path     string
	names    []string // shop names in the file
	accounts []string
	orders   []string
	lines    []string

	currencies []string // codes that the file names
}

// decideShop finds the shop a file belongs to. It never guesses between two: where nothing
// decides, it answers with a fault that lists the candidates.
func (w *Workspace) decideShop(ctx context.Context, q warehouse.Queryer, spec *collect.Spec, asked string, c clues) (records.Shop, string, error) {
	shops, err := w.records.Shops(ctx)
	if err != nil {
		return records.Shop{}, "", err
	}
	platform := spec.Platform
	known := slices.DeleteFunc(slices.Clone(shops), func(s records.Shop) bool { return platform != "" && s.Platform != platform })
	find := func(name string) (records.Shop, bool) {
		i := slices.IndexFunc(known, func(s records.Shop) bool { return s.ID == name || s.Name == name })
		if i < 0 {
			return records.Shop{}, false
		}
		return known[i], true
	}
	if asked != "" && platform != "" {
		shop, ok := find(asked)
		if !ok {
			shop, ok = find(onPlatform(asked, platform))
		}
		if err := ownOrders(ctx, q, platform, asked, shop.ID, c); err != nil {
			return records.Shop{}, "", err
		}
		if ok {
			return shop, shopByRequest, nil
		}
		name := asked
		if slices.ContainsFunc(shops, func(s records.Shop) bool { return s.ID == asked || s.Name == asked }) {
			name = onPlatform(asked, platform)
		}
		shop, err := w.newShop(ctx, platform, name, spec, c)
		return shop, shopByRequest, err
	}
	if platform == "" { // costs, freight bills, the ERP's orders: of one shop only where one is meant, and never a reason to make one
		if shop, ok := find(asked); ok && asked != "" {
			return shop, shopByRequest, nil
		}
		if len(c.names) == 1 {
			if shop, ok := find(c.names[0]); ok {
				return shop, shopByColumn, nil
			}
		}
		return records.Shop{}, shopByNone, nil
	}
	if len(c.names) == 1 {
		if shop, ok := find(c.names[0]); ok {
			return shop, shopByColumn, nil
		}
		if len(known) == 0 {
			shop, err := w.newShop(ctx, platform, c.names[0], spec, c)
			return shop, shopByColumn, err
		}
	}
	if shop, ok := inPath(known, c.path); ok {
		return shop, shopByFolder, nil
	}
	if holders, err := shopsOfOrders(ctx, q, platform, c); err != nil {
		return records.Shop{}, "", err
	} else if len(holders) == 1 {
		if shop, ok := find(holders[0]); ok {
			return shop, shopByOrders, nil
		}
	}
	if shop, ok, err := w.shopOfAccounts(ctx, platform, c.accounts, find); err != nil || ok {
		return shop, shopByAccount, err
	}
	names := make([]string, 0, len(known)+1)
	for _, s := range known {
		names = append(names, s.Name)
	}
	first := cmp.Or(platformNames[platform], platform)
	switch {
	case len(known) == 0:
		shop, err := w.newShop(ctx, platform, first, spec, c)
		return shop, shopByFirst, err
	case len(c.names) == 1 && !slices.Equal(names, []string{first}): // a shop not heard of: a new one, or another name of an old one
		names = append(names, c.names[0])
	case len(known) == 1:
		return known[0], shopByOnly, nil
	}
	return records.Shop{}, "", fault.New(fault.Conflict, "shop_undecided", fault.Args{"shops": strings.Join(names, "、"), "choices": names})
}

// onPlatform tells apart the shops that a brand runs under one name on several platforms.
func onPlatform(name, platform string) string {
	return name + "（" + cmp.Or(platformNames[platform], platform) + "）"
}

// inPath finds the one shop whose name is a folder of the path or part of the file's name.
func inPath(shops []records.Shop, path string) (records.Shop, bool) {
	parts := strings.Split(filepath.ToSlash(path), "/")
	var found []records.Shop
	for _, s := range shops {
		if slices.Contains(parts[:len(parts)-1], s.Name) || strings.Contains(parts[len(parts)-1], s.Name) {
			found = append(found, s)
		}
	}
	if len(found) != 1 {
		return records.Shop{}, false
	}
	return found[0], true
}

// learn notes whose an account is. One of two shops, such as the company that owns both, decides
// nothing from then on.
func (w *Workspace) learn(ctx context.Context, a records.Account) error {
	known, ok, err := w.records.AccountShop(ctx, a.Platform, a.Account)
	switch {
	case err != nil:
		return err
	case !ok:
		return w.records.LearnAccount(ctx, a.Platform, a.Account, a.Shop)
	case known != a.Shop:
		return w.records.PutSetting(ctx, sharedAccount(a.Platform, a.Account), "true")
	}
	return nil
}

func sharedAccount(platform, account string) string {
	return "shared_account/" + platform + "/" + account
}

// shopOfAccounts asks what earlier files taught; accounts of two shops decide nothing.
func (w *Workspace) shopOfAccounts(ctx context.Context, platform string, accounts []string, find func(string) (records.Shop, bool)) (records.Shop, bool, error) {
	var decided string
	for _, account := range accounts {
		id, ok, err := w.records.AccountShop(ctx, platform, account)
		if err != nil {
			return records.Shop{}, false, err
		}
		if !ok {
			continue
		}
		if _, shared, err := w.records.Setting(ctx, sharedAccount(platform, account)); err != nil {
			return records.Shop{}, false, err
		} else if shared {
			continue
		}
		if decided != "" && decided != id {
			return records.Shop{}, false, nil
		}
		decided = id
	}
	shop, ok := find(decided)
	return shop, ok && decided != "", nil
}

// ownNumbers are platforms whose shops each count their orders from one: two shops may both have #1001.
var ownNumbers = []string{"shopify", "woocommerce"}

// ownOrders refuses to book orders of one shop in another: they would count twice. A shop that the merchant
// made, on a platform where shops share order numbers, is taken at its word.
func ownOrders(ctx context.Context, q warehouse.Queryer, platform, asked, shop string, c clues) error {
	if shop != "" && slices.Contains(ownNumbers, platform) {
		return nil
	}
	holders, err := shopsOfOrders(ctx, q, platform, c)
	if err != nil || len(holders) == 0 || slices.Contains(holders, shop) {
		return err
	}
	return fault.New(fault.Conflict, "shop_has_orders", fault.Args{"shop": asked, "holder": strings.Join(holders, "、"), "choices": holders})
}

// shopsOfOrders are the shops that already have orders or lines of the file.
func shopsOfOrders(ctx context.Context, q warehouse.Queryer, platform string, c clues) ([]string, error) {
	if len(c.orders)+len(c.lines) == 0 {
		return nil, nil
	}
	const sql = `SELECT DISTINCT shop FROM order_line WHERE platform = $1 AND (order_id IN (SELECT unnest($2::VARCHAR[])) OR line_id IN (SELECT unnest($3::VARCHAR[])))
		UNION SELECT DISTINCT shop FROM "order" WHERE platform = $1 AND order_id IN (SELECT unnest($2::VARCHAR[])) ORDER BY shop`
	rows, err := q.Query(ctx, sql, platform, c.orders, c.lines)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var shops []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		shops = append(shops, s)
	}
	return shops, rows.Err()
}

// foreign are platforms that sell in many currencies: a file that names none says nothing about it.
var foreign = []string{"shopify", "woocommerce", "amazon", "tiktok", "meta", "google"}

func (w *Workspace) newShop(ctx context.Context, platform, name string, spec *collect.Spec, c clues) (records.Shop, error) {
	settings, err := w.Settings(ctx)
	if err != nil {
		return records.Shop{}, err
	}
	shop := records.Shop{ID: name, Platform: platform, Name: name, Zone: settings.Zone, Currency: settings.Currency, DayStart: settings.DayStart}
	if spec.Zone != "" {
		shop.Zone = spec.Zone
	}
	switch {
	case spec.Currency != "":
		shop.Currency = spec.Currency
	case len(c.currencies) == 1:
		shop.Currency = c.currencies[0]
	case slices.Contains(foreign, platform):
		shop.Currency = collect.NoCurrency
	}
	return shop, w.records.PutShop(ctx, shop)
}
