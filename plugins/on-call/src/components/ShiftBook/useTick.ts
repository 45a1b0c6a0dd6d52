import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  Duty,
  ShiftBook,
} from '@signalbox/backstage-plugin-on-call-common';
import { onCallApiRef } from '../../api/OnCallApi';
import { keys } from '../../queries/keys';
import { useScope } from '../../queries/scope';
import { useMe } from '../../queries/useMe';
import { toIso } from '../../time/iso';
import { withTick } from './bookDays';

/** A tick of a duty or of an item of the pairing list. */
export interface Tick {
  id: string;
  done: boolean;
  note?: string;
}

type Ticked = Pick<Duty, 'id' | 'done' | 'doneBy' | 'doneAt' | 'note'>;

/**
 * Ticks and unticks. What is ticked shows at once; where the server refuses, only that tick is taken
 * back, for others may have been made meanwhile.
 */
export function useTick(
  shiftId: string,
  onRefused?: (tick: Tick, error: Error) => void,
) {
  const api = useApi(onCallApiRef);
  const queryClient = useQueryClient();
  const { clock } = useScope();
  const me = useMe();
  const queryKey = keys.book(shiftId);
  const mutationKey = ['on-call-tick', shiftId];
  const change = (by: (book: ShiftBook) => ShiftBook) =>
    queryClient.setQueryData<ShiftBook>(queryKey, book => book && by(book));

  return useMutation({
    mutationKey,
    mutationFn: ({ id, done, note }: Tick) =>
      api.tickDuty(shiftId, id, { done, note }),
    onMutate: async (tick: Tick) => {
      // An answer that is under way knows nothing of this tick, and would take it back.
      await queryClient.cancelQueries({ queryKey });
      const book = queryClient.getQueryData<ShiftBook>(queryKey);
      change(now => withTick(now, { ...tick, by: me, at: toIso(clock.now()) }));
      return book && itemOf(book, tick.id);
    },
    // Here and not with the call: of several under way, a call hears of the last one only.
    onError: (error: Error, tick, before) => {
      if (before) change(now => withItem(now, before));
      onRefused?.(tick, error);
    },
    onSettled: () => {
      // With another tick under way, what is read now would lack it; the last one reads.
      if (queryClient.isMutating({ mutationKey }) > 1) return;
      queryClient.invalidateQueries({ queryKey: keys.all });
    },
  });
}

function itemOf(book: ShiftBook, id: string): Ticked | undefined {
  return [...book.duties, ...(book.pairing?.items ?? [])].find(
    item => item.id === id,
  );
}

function withItem(book: ShiftBook, before: Ticked): ShiftBook {
  const { pairing } = book;
  const { id, done, doneBy, doneAt, note } = before;
  return {
    ...book,
    duties: book.duties.map(duty =>
      duty.id === id ? { ...duty, done, doneBy, doneAt, note } : duty,
    ),
    pairing: pairing && {
      ...pairing,
      items: pairing.items.map(item =>
        item.id === id ? { ...item, done, doneBy, doneAt } : item,
      ),
    },
  };
}
