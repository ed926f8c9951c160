import { expect, it } from 'vitest'

import { fileName } from './download'

it('reads the name that the server gives a file', () => {
  expect(fileName('attachment; filename="suanpan-skus.csv"')).toBe('suanpan-skus.csv')
  expect(fileName(null)).toBeUndefined()
})
