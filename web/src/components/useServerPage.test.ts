import { act, renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'

import { useServerPage, type ServerPage } from './useServerPage'

type Change = NonNullable<ReturnType<ServerPage<'day'>['table']>['onChange']>
const turn = (page: number): Parameters<Change> => [{ current: page }, {}, {}, { action: 'paginate', currentDataSource: [] }]
const sort = (order: 'ascend' | 'descend'): Parameters<Change> => [
  { current: 3 },
  {},
  { columnKey: 'day', order },
  { action: 'sort', currentDataSource: [] },
]

it('asks for the page and order that were chosen, from the first page on wherever the list is another', () => {
  const { result, rerender } = renderHook(({ shop }) => useServerPage<'day'>({ shop }), { initialProps: { shop: 'a' } })
  expect(result.current.query).toEqual({ limit: 50, offset: 0, order: undefined })
  act(() => result.current.table(400).onChange?.(...turn(3)))
  expect(result.current.query.offset).toBe(100)
  act(() => result.current.table(400).onChange?.(...sort('descend')))
  expect(result.current.query).toEqual({ limit: 50, offset: 0, order: '-day' })
  expect(result.current.column('day').sortOrder).toBe('descend')
  act(() => result.current.table(400).onChange?.(...turn(2)))
  rerender({ shop: 'b' })
  expect(result.current.query.offset).toBe(0)
})
