import Typography from '@material-ui/core/Typography';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { OnCallPage } from '@signalbox/backstage-plugin-on-call-common';
import { fromIso } from '../../time/iso';
import { useEverySecond } from '../../time/useEverySecond';
import { useTimeWords } from '../../time/useTimeWords';
import { useWords } from '../../translation/useWords';
import { Countdown } from '../shared/Clocks';
import { Instant } from '../shared/Instant';
import { Person } from '../shared/Person';
import { standingColor } from '../shared/statusStyles';

type Step = OnCallPage['steps'][number];

const HEIGHT = 28;

const useStyles = makeStyles(theme => ({
  steps: {
    display: 'flex',
    listStyle: 'none',
    margin: 0,
    padding: 0,
    '& > li': {
      flex: '1 1 0',
      minWidth: 0,
      textAlign: 'center',
      padding: theme.spacing(0, 0.5),
    },
  },
  when: { color: theme.palette.text.secondary },
}));

/** Which step is the next to be paged; none once somebody came or all were paged. */
function nextStep(page: OnCallPage): number {
  return page.nextEscalationAt
    ? page.steps.findIndex(({ state }) => state === 'waiting')
    : -1;
}

/** The line up to the present, alone in its component for it moves each second. */
const Progress = (props: { page: OnCallPage; x: (step: number) => number }) => {
  const { page, x } = props;
  const theme = useTheme();
  const now = useEverySecond();
  const next = nextStep(page);
  const paged = page.steps.filter(({ state }) => state === 'done').length;
  const last = Math.max(0, paged - 1);
  let end = x(last);
  if (next > 0) {
    const from = fromIso(page.steps[next - 1].at);
    const to = fromIso(page.nextEscalationAt ?? page.steps[next].at);
    const share = to > from ? (now - from) / (to - from) : 1;
    end =
      x(next - 1) + Math.min(1, Math.max(0, share)) * (x(next) - x(next - 1));
  }
  return (
    <line
      x1={`${x(0)}%`}
      x2={`${end}%`}
      y1={HEIGHT / 2}
      y2={HEIGHT / 2}
      stroke={standingColor(theme, 'bad')}
      strokeWidth={5}
    />
  );
};

const When = (props: { page: OnCallPage; step: number }) => {
  const { t } = useWords();
  const words = useTimeWords();
  const { page, step } = props;
  const { at, state } = page.steps[step];
  if (state === 'done') {
    return (
      <>
        {t('ladder.done')} <Instant value={at} style="time" />
      </>
    );
  }
  if (state === 'never') return <>{t('ladder.never')}</>;
  const next = nextStep(page);
  if (step === next) return <Countdown until={page.nextEscalationAt ?? at} />;
  const gap = fromIso(at) - fromIso(page.steps[step - 1]?.at ?? at);
  return <>{t('ladder.after', { duration: words.duration(gap) })}</>;
};

/** Who is paged when: a line of stops, and the same in words below it. */
export const Ladder = (props: { page: OnCallPage }) => {
  const classes = useStyles();
  const theme = useTheme();
  const { t } = useWords();
  const { page } = props;
  const count = page.steps.length;
  const x = (step: number) => ((step + 0.5) / count) * 100;
  if (count === 0) {
    // A source may say when it asks the next level, and not at which it is.
    return page.nextEscalationAt ? (
      <Typography variant="body2" color="textSecondary" component="div">
        {t('ladder.next')} <Countdown until={page.nextEscalationAt} />
      </Typography>
    ) : null;
  }

  const dot = (step: Step, index: number) => {
    const colour = standingColor(
      theme,
      step.state === 'done' ? 'bad' : 'neutral',
    );
    return (
      <circle
        key={step.level}
        cx={`${x(index)}%`}
        cy={HEIGHT / 2}
        r={9}
        fill={step.state === 'done' ? colour : theme.palette.background.paper}
        stroke={colour}
        strokeWidth={3}
        strokeDasharray={step.state === 'never' ? '3 3' : undefined}
      />
    );
  };

  return (
    <>
      <svg width="100%" height={HEIGHT} aria-hidden focusable="false">
        <line
          x1={`${x(0)}%`}
          x2={`${x(count - 1)}%`}
          y1={HEIGHT / 2}
          y2={HEIGHT / 2}
          stroke={theme.palette.divider}
          strokeWidth={5}
        />
        <Progress page={page} x={x} />
        {page.steps.map(dot)}
      </svg>
      <ol aria-label={t('ladder.label')} className={classes.steps}>
        {page.steps.map((step, index) => (
          <li key={step.level}>
            <div>
              {step.person ? (
                <Person person={step.person} />
              ) : (
                <b>{t('common.nobody')}</b>
              )}
              , {step.title}
            </div>
            <div className={classes.when}>
              <When page={page} step={index} />
            </div>
          </li>
        ))}
      </ol>
    </>
  );
};
