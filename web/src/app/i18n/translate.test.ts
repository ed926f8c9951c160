import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { en, zh } from '@/locales'

import { languageOf, translate } from './translate'

const root = join(import.meta.dirname, '../..')

function sources(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name)
    if (entry.isDirectory()) return sources(path)
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [readFileSync(path, 'utf8')] : []
  })
}

describe('locales', () => {
  it('have the same keys in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
  })

  it('have the same placeholders in both languages', () => {
    const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort()
    for (const [key, text] of Object.entries(zh)) expect(names(en[key as keyof typeof en]), key).toEqual(names(text))
  })

  it('have no empty sentence', () => {
    for (const [key, text] of [...Object.entries(zh), ...Object.entries(en)]) expect(text.trim(), key).not.toBe('')
  })

  it('hold nothing that no screen uses', () => {
    const code = sources(root).join('\n')
    // A key may be written whole, or as a template with its variable parts: `shell.period.${preset}`.
    const templates = [...code.matchAll(/`([a-z]+\.(?:[\w.]|\$\{[^}]*\})+)`/g)].map(
      (m) => new RegExp(`^${(m[1] ?? '').replaceAll('.', '\\.').replace(/\$\{[^}]*\}/g, '\\w+')}$`),
    )
    const unused = Object.keys(zh).filter(
      (key) => !code.includes(`'${key}'`) && !code.includes(`"${key}"`) && !templates.some((t) => t.test(key)),
    )
    expect(unused).toEqual([])
  })
})

describe('translate', () => {
  it('fills the arguments in', () => {
    expect(translate('zh-CN', 'shell.rows', { n: 12 })).toBe('12 行')
    expect(translate('en', 'shell.rows', { n: 12 })).toBe('12 rows')
  })

  it('falls back to Chinese', () => {
    expect(languageOf('en-GB')).toBe('en')
    expect(languageOf('fr')).toBe('zh-CN')
    expect(languageOf(null)).toBe('zh-CN')
  })
})
