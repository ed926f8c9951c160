import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'

import { answer, client } from './client'
import type { components } from './schema'
import { list } from './types'

type Schemas = components['schemas']

/** Channel is one place that the brief is sent to, as it is written. */
export type Channel = Schemas['PushChannel']
/** ChannelView is a channel as it is read: without its secrets. */
export type ChannelView = Schemas['CourierView']
export type ChannelKind = Channel['kind']
export type PushSettings = Schemas['CourierSettings']
export type Send = Schemas['CourierSend']

const channelsKey = ['channels']
const sendsKey = ['sends']

/** useChannels lists the channels. */
export function useChannels() {
  return useQuery({
    queryKey: channelsKey,
    queryFn: ({ signal }) => answer(client.GET('/api/channels', { signal })),
    select: (data) => list(data.channels),
  })
}

/** useSends is the log of what was sent, newest first; it is read again while somebody looks. */
export function useSends() {
  return useQuery({
    queryKey: sendsKey,
    queryFn: ({ signal }) => answer(client.GET('/api/sends', { params: { query: { limit: 50 } }, signal })),
    select: (data) => list(data.sends),
    refetchInterval: 15_000,
  })
}

/** useSaveChannel adds a channel without an ID and changes one that has it. */
export function useSaveChannel() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (channel: Channel) =>
      answer(
        channel.id === ''
          ? client.POST('/api/channels', { body: channel })
          : client.PUT('/api/channels/{id}', { params: { path: { id: channel.id } }, body: channel }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: channelsKey }),
  })
}

/** useDeleteChannel forgets a channel. */
export function useDeleteChannel() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => answer(client.DELETE('/api/channels/{id}', { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: channelsKey }),
  })
}

/** useTestChannel sends a test now; the error has the platform's own words. */
export function useTestChannel() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => answer(client.POST('/api/channels/{id}/test', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: sendsKey }),
  })
}

/** usePushSettings is what holds for all channels. */
export function usePushSettings() {
  return useQuery({ queryKey: ['push-settings'], queryFn: ({ signal }) => answer(client.GET('/api/push/settings', { signal })) })
}

/** useSavePushSettings replaces it. */
export function useSavePushSettings() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (settings: PushSettings) => answer(client.PUT('/api/push/settings', { body: settings })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['push-settings'] }),
  })
}
