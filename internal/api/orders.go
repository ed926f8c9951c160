package api

import (
	"context"

	"github.com/suanpan/suanpan/internal/app"
)

type ordersInput struct {
	From   string `query:"from"`
	To     string `query:"to"`
	Shop   string `query:"shop"`
	SKU    string `query:"sku"`
	Search string `query:"search" doc:"order id, or part of a product's name"`
	Loss   bool   `query:"loss" doc:"only orders that lose money"`
	Limit  int    `query:"limit" minimum:"0" maximum:"1000"`
	Offset int    `query:"offset" minimum:"0"`
}

func (in *ordersInput) query() app.OrderQuery {
	return app.OrderQuery{From: in.From, To: in.To, Shop: in.Shop, SKU: in.SKU, Search: in.Search, Loss: in.Loss, Limit: in.Limit, Offset: in.Offset}
}

type orderInput struct {
	ID   string `path:"id"`
	Shop string `query:"shop" doc:"where several shops have that order"`
}

func (s *Server) registerOrders() {
	get(s, "/api/orders/{id}", "One order, every amount with its source", func(ctx context.Context, in *orderInput) (app.Order, error) {
		return s.workspace.Order(ctx, in.ID, in.Shop)
	})
	get(s, "/api/orders", "Orders, greatest loss first", func(ctx context.Context, in *ordersInput) (app.OrderList, error) {
		return s.workspace.Orders(ctx, in.query())
	})
}
