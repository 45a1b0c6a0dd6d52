import { useWords } from '../../../translation/useWords';
import type { Measure } from './load';

const OF: Record<
  Measure,
  'ofWeeks' | 'ofWeekendDays' | 'ofPages' | 'ofNightPages'
> = {
  weeks: 'ofWeeks',
  weekendDays: 'ofWeekendDays',
  pages: 'ofPages',
  nightPages: 'ofNightPages',
};

/** Writes the measures of the load and their numbers. */
export function useLoadWords() {
  const { t, locale } = useWords();
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
  });
  return {
    title: (measure: Measure) => t(`fairness.${measure}`),
    of: (measure: Measure) => t(`fairness.${OF[measure]}`),
    number: (value: number) => number.format(value),
    /** A number with how far it is from an even share, where there is one. */
    apart: (value: number, apart: number | undefined) =>
      apart === undefined
        ? number.format(value)
        : t('fairness.apart', {
            value: number.format(value),
            apart: percent.format(apart),
          }),
  };
}
