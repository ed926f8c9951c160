import { describe, expect, it } from 'vitest'

import { addresses, editable, newChannel, newSecret, written } from './channel'

describe('channel', () => {
  it('sends only what its kind has', () => {
    const channel = { ...newChannel('zh-CN'), name: ' 群 ', url: 'https://example.com', server: 'left over' }
    expect(written(channel)).toEqual({
      id: '',
      name: '群',
      kind: 'wecom',
      lang: 'zh',
      enabled: true,
      at: '08:30',
      weekdays: [],
      url: 'https://example.com',
      secret: '',
    })
    const mail = written({ ...channel, kind: 'email', to: ['a@example.com', ''] })
    expect(mail.to).toEqual(['a@example.com'])
    expect(mail).not.toHaveProperty('url')
  })

  it('reads addresses as people write them', () => {
    expect(addresses(' a@x.cn, b@x.cn；c@x.cn\nd@x.cn ')).toEqual(['a@x.cn', 'b@x.cn', 'c@x.cn', 'd@x.cn'])
  })

  it('edits without secrets', () => {
    const view = { ...newChannel('en'), id: '1', address: 'host/…', has_secret: true }
    expect(editable(view)).toMatchObject({ id: '1', url: '', secret: '', lang: 'en' })
  })

  it('makes secrets of 32 bytes', () => {
    expect(newSecret()).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    expect(newSecret()).not.toBe(newSecret())
  })
})
