import { useServerNow } from '../../time/useServerNow';
import { useTimeWords } from '../../time/useTimeWords';
import { useWords } from '../../translation/useWords';
import { useNames } from '../shared/useNames';
import { stateOf, type Box } from './boxes';

/** Who found how a box stands, when, until when that holds, and what there is to it. */
export function useBoxWords(box: Box): string {
  const { t } = useWords();
  const words = useTimeWords();
  const nameOf = useNames([box.person]);
  const state = stateOf(box, useServerNow());
  const found: string[] = [];
  if (box.by === 'machine') found.push(t('readiness.byMachine'));
  if (box.by === 'person' && box.person) {
    found.push(`${t('readiness.saidBy')} ${nameOf(box.person)}`);
  }
  if (box.at) {
    found.push(`${t('readiness.on')} ${words.team(box.at, 'date')}`);
  }
  const parts = found.length > 0 ? [found.join(' ')] : [];
  if (box.expiresAt && (state === 'yes' || state === 'expired')) {
    const which =
      state === 'expired' ? 'readiness.expiredOn' : 'readiness.until';
    parts.push(`${t(which)} ${words.team(box.expiresAt, 'date')}`);
  }
  if (box.detail) parts.push(box.detail);
  return parts.join(' · ');
}
