package api_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/suanpan/suanpan/internal/courier"
)

// Channels are added, changed without their secrets, tested and forgotten; no answer tells a secret.
func TestChannels(t *testing.T) {
	s := serve(t)
	answer := `{"errcode":0,"errmsg":"ok"}`
	robot := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(answer)) }))
	defer robot.Close()
	channel := `{"id": "", "name": "群", "kind": "dingtalk", "url": "` + robot.URL + `/send?access_token=topsecretkey", "secret": "SECverysecret",
		"lang": "zh", "enabled": true, "at": "08:30", "weekdays": []}`
	ask := func(method, path, body string, want int) string {
		t.Helper()
		answer, text := s.do(t, method, path, body)
		if answer.StatusCode != want {
			t.Fatalf("%s %s: %s %s", method, path, answer.Status, text)
		}
		if strings.Contains(text, "topsecretkey") || strings.Contains(text, "verysecret") {
			t.Errorf("%s %s tells a secret: %s", method, path, text)
		}
		return text
	}
	if text := ask(http.MethodPost, "/api/channels", channel, http.StatusUnprocessableEntity); !strings.Contains(text, `"push_address"`) {
		t.Error(text)
	}
	ask(http.MethodPut, "/api/push/settings", `{"allow_private": true, "quiet_from": "22:00", "quiet_to": "07:00"}`, http.StatusOK)
	var made courier.View
	if err := json.Unmarshal([]byte(ask(http.MethodPost, "/api/channels", channel, http.StatusOK)), &made); err != nil || made.ID == "" {
		t.Fatal(made, err)
	}
	ask(http.MethodPost, "/api/channels/"+made.ID+"/test", "", http.StatusOK)
	blank := `{"id": "", "name": "新名", "kind": "dingtalk", "lang": "zh", "enabled": true, "at": "09:00", "weekdays": [1]}`
	ask(http.MethodPut, "/api/channels/"+made.ID, blank, http.StatusOK)
	ask(http.MethodPut, "/api/channels/none", blank, http.StatusNotFound)
	answer = `{"errcode":310000,"errmsg":"sign not match, topsecretkey"}`
	if text := ask(http.MethodPost, "/api/channels/"+made.ID+"/test", "", http.StatusConflict); !strings.Contains(text, "sign not match") {
		t.Error(text)
	}
	if text := ask(http.MethodGet, "/api/channels", "", http.StatusOK); !strings.Contains(text, `"has_secret":true`) || !strings.Contains(text, "新名") {
		t.Error(text)
	}
	log := get[struct{ Sends []courier.Send }](t, s, "/api/sends")
	if len(log.Sends) != 2 || log.Sends[0].Status != "failed" && log.Sends[1].Status != "failed" {
		t.Errorf("%+v", log)
	}
	ask(http.MethodDelete, "/api/channels/"+made.ID, "", http.StatusOK)
	ask(http.MethodDelete, "/api/channels/"+made.ID, "", http.StatusNotFound)
}
