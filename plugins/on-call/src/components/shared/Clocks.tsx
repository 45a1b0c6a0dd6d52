import { useWords } from '../../translation/useWords';
import { fromIso } from '../../time/iso';
import { stopwatch } from '../../time/stopwatch';
import { useEverySecond } from '../../time/useEverySecond';

const WIDE = { fontVariantNumeric: 'tabular-nums' } as const;

/** How long ago something was, running. A timer, so that it is not read out at every tick. */
export const Elapsed = (props: { since: string }) => {
  const now = useEverySecond();
  return (
    <span role="timer" style={WIDE}>
      {stopwatch(now - fromIso(props.since))}
    </span>
  );
};

/** How long until something is, running. */
export const Countdown = (props: { until: string }) => {
  const { t } = useWords();
  const left = fromIso(props.until) - useEverySecond();
  return (
    <span role="timer" style={WIDE}>
      {left > 0
        ? `${t('ladder.in')} ${stopwatch(Math.ceil(left / 1_000) * 1_000)}`
        : t('ladder.due')}
    </span>
  );
};
