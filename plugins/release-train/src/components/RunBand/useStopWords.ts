import type { Soak, Stop } from '../../run/stops';
import { useTimeWords } from '../../time/useTimeWords';
import { useWords } from '../../translation/useWords';

/** Names the stops of a run and their times, for the picture and for the list. */
export function useStopWords(soak: Soak | undefined) {
  const { t } = useWords();
  const words = useTimeWords();
  return {
    name: (stop: Stop) => {
      if (stop.name !== 'soaking' || !soak) return t(`picture.${stop.name}`);
      return stop.status === 'now'
        ? t('picture.soakingDay', {
            day: String(soak.day),
            days: String(soak.days),
          })
        : t('picture.soakingFor', { days: String(soak.days) });
    },
    when: (stop: Stop) => {
      if (!stop.at) return '';
      return stop.name === 'soaking'
        ? t('picture.until', { when: words.team(stop.at, 'day') })
        : words.team(stop.at, 'day');
    },
  };
}
