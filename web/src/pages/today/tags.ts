import type { Finding } from '@/api/radar'
import { list } from '@/api/types'

export interface FindingTag {
  key: 'days' | 'shift' | 'wide' | 'young' | 'related'
  n?: number
  tone?: 'gold'
}

/** tagsOf names what a reader must know before trusting a finding, in the order of weight. */
export function tagsOf(finding: Pick<Finding, 'days' | 'shift' | 'wide' | 'matures' | 'related'>): FindingTag[] {
  const tags: FindingTag[] = []
  if (finding.days > 1) tags.push({ key: 'days', n: finding.days })
  if (finding.shift) tags.push({ key: 'shift' })
  if (finding.wide) tags.push({ key: 'wide', tone: 'gold' })
  if (finding.matures > 0) tags.push({ key: 'young', n: finding.matures })
  const related = list(finding.related).length
  if (related > 0) tags.push({ key: 'related', n: related })
  return tags
}
