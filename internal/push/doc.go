// Package push delivers a message to where people read it in the morning: the group robots of WeCom,
// Feishu and DingTalk, a mailbox, or a webhook signed by the Standard Webhooks specification. One small
// file per kind holds its documented format and signature.
//
// Everything leaves through a door of room outbound. What a channel keeps secret (the key in a robot's
// address, its signing secret, a password) is in no error and no text that this room gives back.
package push
