package push

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/suanpan/suanpan/internal/fault"
)

// event is the body of a webhook: type, timestamp and data as the specification recommends.
type event struct {
	Type      string    `json:"type"`
	Timestamp time.Time `json:"timestamp"`
	Data      eventData `json:"data"`
}

type eventData struct {
	Title string `json:"title"`
	Text  string `json:"text"`
}

// webhook posts an event, signed as the Standard Webhooks specification says (version 1, symmetric).
func (s Sender) webhook(ctx context.Context, c Channel, m Message) error {
	now := s.Now()
	body, err := json.Marshal(event{"suanpan.brief", now.UTC(), eventData{m.Title, strings.Join(m.Lines, "\n")}})
	if err != nil {
		return err
	}
	key, err := webhookKey(c.Secret)
	if err != nil {
		return err
	}
	timestamp := strconv.FormatInt(now.Unix(), 10)
	_, err = s.post(ctx, c, c.URL, body, http.Header{
		"Webhook-Id":        {m.ID},
		"Webhook-Timestamp": {timestamp},
		"Webhook-Signature": {webhookSign(key, m.ID, timestamp, body)},
	})
	return err
}

// webhookSign signs id, timestamp and body, joined by full stops, with HMAC-SHA256.
func webhookSign(key []byte, id, timestamp string, body []byte) string {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(id + "." + timestamp + "."))
	mac.Write(body)
	return "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil))
}

// Lengths of a key that the specification asks for, in bytes.
const (
	shortestKey = 24
	longestKey  = 64
)

// webhookKey reads a secret: base64 behind whsec_.
func webhookKey(secret string) ([]byte, error) {
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, "whsec_"))
	if err != nil || len(key) < shortestKey || len(key) > longestKey {
		return nil, fault.New(fault.Invalid, "channel_webhook_secret", nil) // without err, which quotes it
	}
	return key, nil
}
