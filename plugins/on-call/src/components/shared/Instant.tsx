/* eslint-disable jsx-a11y/no-noninteractive-tabindex -- the exact time is shown on focus too */
import Tooltip from '@material-ui/core/Tooltip';
import { fromIso } from '../../time/iso';
import type { InstantStyle } from '../../time/format';
import { useServerNow } from '../../time/useServerNow';
import { useTimeWords } from '../../time/useTimeWords';

/** A time on two lines is read as two times. */
const WHOLE = { whiteSpace: 'nowrap' } as const;

/** A time in the team's zone; the exact one, with the reader's zone, on hover and focus. */
export const Instant = (props: { value: string; style?: InstantStyle }) => {
  const words = useTimeWords();
  return (
    <Tooltip title={words.exact(props.value)}>
      <time dateTime={props.value} tabIndex={0} style={WHOLE}>
        {words.team(props.value, props.style)}
      </time>
    </Tooltip>
  );
};

/** From one time to another, with the name of the zone once where it is the same at both. */
export const Interval = (props: { start: string; end: string }) => {
  const words = useTimeWords();
  const { start, end } = props;
  return (
    <>
      <Tooltip title={words.exact(start)}>
        <time dateTime={start} tabIndex={0} style={WHOLE}>
          {words.teamBefore(start, end)}
        </time>
      </Tooltip>{' '}
      – <Instant value={end} />
    </>
  );
};

/** How long until or since a time; the exact one on hover and focus. */
export const RelativeTime = (props: { value: string }) => {
  const words = useTimeWords();
  const at = fromIso(props.value);
  const now = useServerNow(at);
  return (
    <Tooltip title={words.exact(props.value)}>
      <time dateTime={props.value} tabIndex={0} style={WHOLE}>
        {words.relative(at, now)}
      </time>
    </Tooltip>
  );
};
