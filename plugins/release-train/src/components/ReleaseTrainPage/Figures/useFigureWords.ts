import type { MetricFigures } from '@signalbox/backstage-plugin-release-train-common';
import { useWords } from '../../../translation/useWords';

const HOUR = 3_600_000;

/** The unit that a duration is written in, milliseconds. */
export function durationUnit(milliseconds: number): number {
  if (milliseconds < HOUR) return 60_000;
  return milliseconds < 48 * HOUR ? HOUR : 24 * HOUR;
}

/** Writes figures; one without data is a dash. */
export function useFigureWords() {
  const { t, locale } = useWords();
  const number = (value: number, digits = 1) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(
      value,
    );
  const duration = (milliseconds: number | undefined) => {
    if (milliseconds === undefined) return t('figures.noData');
    if (milliseconds < HOUR) {
      return t('figures.minutes', { value: number(milliseconds / 60_000, 0) });
    }
    return milliseconds < 48 * HOUR
      ? t('figures.hours', { value: number(milliseconds / HOUR) })
      : t('figures.days', { value: number(milliseconds / (24 * HOUR)) });
  };
  return {
    number,
    duration,
    rate: ({ rate }: MetricFigures['changeFailure']) =>
      rate === undefined
        ? t('figures.noData')
        : new Intl.NumberFormat(locale, {
            style: 'percent',
            maximumFractionDigits: 0,
          }).format(rate),
  };
}
