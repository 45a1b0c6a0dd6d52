import { useRef, useState, type KeyboardEvent } from 'react';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import type {
  ApiAssignment,
  ApiRotation,
  Schedule,
} from '@signalbox/backstage-plugin-on-call-common';
import { barsOf, place, type Bar } from '../../schedule/bars';
import { fromIso } from '../../time/iso';
import { useServerNow } from '../../time/useServerNow';
import { useTimeWords } from '../../time/useTimeWords';
import { useWords } from '../../translation/useWords';
import { useSourceWords } from '../shared/Source';
import { useNames } from '../shared/useNames';
import { standingColor } from '../shared/statusStyles';
import { BarShape } from './BarShape';

const ROW = 44;
const TOP = 24;
/** In percent of the window; a whole name needs more. */
const NARROW = 14;

const useStyles = makeStyles(theme => ({
  scroll: { overflowX: 'auto' },
  frame: { display: 'flex', minWidth: 640 },
  labels: { flex: '0 0 92px', paddingTop: TOP },
  label: {
    height: ROW,
    lineHeight: `${ROW - 8}px`,
    color: theme.palette.text.secondary,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  picture: { flex: '1 1 0', minWidth: 0, overflow: 'hidden' },
  date: { fontSize: 12, fill: theme.palette.text.secondary },
}));

/** The words of one bar: its level, person, times and why. */
function useBarWords(rotation: ApiRotation, schedule: Schedule) {
  const { t } = useWords();
  const words = useTimeWords();
  const { assignments } = schedule;
  const sourceOf = useSourceWords(assignments);
  const nameOf = useNames(
    assignments.flatMap(({ person, insteadOf }) => [person, insteadOf]),
  );
  const who = ({ person, name }: ApiAssignment) =>
    person ? nameOf(person) : name ?? t('weeks.nobody');
  const first = (text: string) => text.split(' ')[0];
  // Where somebody stands in, the bar says for whom, in first names, for it is narrow.
  const people = (assignment: ApiAssignment, narrow: boolean) => {
    const { source, insteadOf, person } = assignment;
    const name = who(assignment);
    if (insteadOf && (source === 'override' || source === 'swap')) {
      return t('weeks.personFor', {
        person: first(name),
        other: first(nameOf(insteadOf)),
      });
    }
    return person && narrow ? first(name) : name;
  };
  return {
    /** What stands in the bar: the first name alone where there is no room for more. */
    short: ({ assignment, width }: Bar) => people(assignment, width < NARROW),
    /** The whole of it, for those who listen; what stands in the bar is part of it. */
    whole: ({ assignment, drifts }: Bar) => {
      const level =
        rotation.levels.find(({ id }) => id === assignment.level)?.title ??
        assignment.level;
      const values = {
        level,
        person: people(assignment, false),
        why: sourceOf(assignment),
      };
      const { start, end } = assignment;
      if (!start && !end) return t('weeks.itemAlways', values);
      return t(drifts ? 'weeks.itemDrift' : 'weeks.item', {
        ...values,
        start: start ? words.team(start) : t('weeks.open'),
        end: end ? words.team(end) : t('weeks.open'),
      });
    },
  };
}

/** The schedule as a picture. One stop of the tab key; the arrow keys walk from bar to bar. */
export const Picture = (props: {
  rotation: ApiRotation;
  schedule: Schedule;
  chosen: string | undefined;
  onChoose: (id: string) => void;
  describedBy: string;
}) => {
  const classes = useStyles();
  const theme = useTheme();
  const { t } = useWords();
  const words = useTimeWords();
  const { rotation, schedule, chosen, onChoose } = props;
  const barWords = useBarWords(rotation, schedule);
  const now = useServerNow();
  const bars = useRef(new Map<string, SVGGElement>());
  const rows = rotation.levels.map(level => barsOf(schedule, level.id));
  const all = rows.flat();
  const [focused, setFocused] = useState<string>();
  const stop =
    all.find(({ id }) => id === focused) ??
    all.find(({ id }) => id === chosen) ??
    all[0];

  const walk = (event: KeyboardEvent, row: number, index: number) => {
    const bar = rows[row][index];
    const middle = bar.x + bar.width / 2;
    const beside = (other: Bar[] | undefined) =>
      other?.find(({ x, width }) => x <= middle && middle < x + width) ??
      other?.[0];
    const to = {
      ArrowLeft: rows[row][index - 1],
      ArrowRight: rows[row][index + 1],
      ArrowUp: beside(rows[row - 1]),
      ArrowDown: beside(rows[row + 1]),
      Home: rows[row][0],
      End: rows[row][rows[row].length - 1],
    }[event.key];
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onChoose(bar.id);
    }
    if (!to) return;
    event.preventDefault();
    bars.current.get(to.id)?.focus();
  };

  const height = TOP + ROW * rows.length;
  const nowAt = place(now, schedule);
  const step = Math.max(1, Math.ceil(schedule.handoffs.length / 8));
  return (
    <div className={classes.scroll}>
      <div className={classes.frame}>
        <div className={classes.labels} aria-hidden>
          {rotation.levels.map(level => (
            <div key={level.id} className={classes.label}>
              {level.title}
            </div>
          ))}
        </div>
        <svg
          role="group"
          aria-label={t('weeks.picture')}
          aria-describedby={props.describedBy}
          className={classes.picture}
          width="100%"
          height={height}
        >
          <g aria-hidden>
            {schedule.handoffs.map((handoff, index) => {
              const x = `${place(fromIso(handoff), schedule)}%`;
              return (
                <g key={handoff}>
                  <line
                    x1={x}
                    x2={x}
                    y1={TOP - 6}
                    y2={height}
                    stroke={theme.palette.divider}
                  />
                  {index % step === 0 && (
                    <text x={x} dx={4} y={14} className={classes.date}>
                      {words.date(handoff)}
                    </text>
                  )}
                </g>
              );
            })}
          </g>
          {rows.map((row, level) => (
            <g key={rotation.levels[level].id} role="presentation">
              {row.map((bar, index) => (
                <g
                  key={bar.id}
                  ref={element => {
                    if (element) bars.current.set(bar.id, element);
                    else bars.current.delete(bar.id);
                  }}
                  role="button"
                  tabIndex={bar.id === stop?.id ? 0 : -1}
                  aria-label={barWords.whole(bar)}
                  aria-pressed={bar.id === chosen}
                  style={{ cursor: 'pointer', outline: 'none' }}
                  onClick={() => onChoose(bar.id)}
                  onFocus={() => {
                    setFocused(bar.id);
                    onChoose(bar.id);
                  }}
                  onBlur={() => setFocused(undefined)}
                  onKeyDown={event => walk(event, level, index)}
                >
                  <BarShape
                    bar={bar}
                    y={TOP + level * ROW}
                    height={ROW - 8}
                    text={barWords.short(bar)}
                    member={rotation.members.indexOf(
                      bar.assignment.person ?? '',
                    )}
                    chosen={bar.id === chosen}
                    focused={bar.id === focused}
                  />
                </g>
              ))}
            </g>
          ))}
          {nowAt >= 0 && nowAt <= 100 && (
            <g aria-hidden pointerEvents="none">
              <line
                x1={`${nowAt}%`}
                x2={`${nowAt}%`}
                y1={4}
                y2={height}
                stroke={standingColor(theme, 'bad')}
                strokeWidth={2}
              />
              <text
                x={`${nowAt}%`}
                dx={4}
                y={height - 2}
                fontSize={11}
                fill={standingColor(theme, 'bad')}
              >
                {t('weeks.nowLine')}
              </text>
            </g>
          )}
        </svg>
      </div>
    </div>
  );
};
