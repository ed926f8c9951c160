import { describe, expect, it } from 'vitest'

import { readEvents } from './events'

function streamed(...chunks: string[]): Response {
  const bytes = new TextEncoder()
  return new Response(
    new ReadableStream({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(bytes.encode(chunk))
        controller.close()
      },
    }),
  )
}

describe('readEvents', () => {
  it('joins what arrives in pieces', async () => {
    const seen: string[] = []
    await readEvents(streamed('data: {"a"', ':1}\n\ndata: 2\n', '\n: comment\n\n'), (data) => seen.push(data))
    expect(seen).toEqual(['{"a":1}', '2'])
  })

  it('fails on an answer that is no stream', async () => {
    await expect(readEvents(new Response('no', { status: 404 }), () => undefined)).rejects.toThrow('404')
  })
})
