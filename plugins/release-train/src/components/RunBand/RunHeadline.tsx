import { forwardRef } from 'react';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Headline } from '../../run/headline';
import { useScope } from '../../queries/scope';
import { formatDate } from '../../time/format';
import { useTimeWords } from '../../time/useTimeWords';
import { useWords } from '../../translation/useWords';
import { RelativeTime } from '../shared/Instant';
import { StandingChip } from '../shared/StandingChip';

const useStyles = makeStyles(theme => ({
  sentence: {
    '&:focus': { outline: 'none' },
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: 2,
    },
  },
}));

/** Says what the state is and what happens next, in one sentence. */
export const RunHeadline = forwardRef<
  HTMLHeadingElement,
  {
    train: string;
    /** Local date of the slot; none before the first run. */
    slotDate?: string;
    late?: boolean;
    headline: Omit<Headline, 'message'> & {
      message: Headline['message'] | 'noRun';
    };
    production: string;
    staging: string;
    /** The environment that a deployment is stuck on. */
    environment?: string;
  }
>((props, ref) => {
  const classes = useStyles();
  const { t, tKey, locale } = useWords();
  const words = useTimeWords();
  const { clock } = useScope();
  const { headline } = props;
  const { at } = headline;

  const when =
    at && (headline.ahead ? words.spoken(at, clock.now()) : words.team(at));
  const yours = at && words.yours(at);

  return (
    <>
      <Box display="flex" alignItems="center" flexWrap="wrap" gridGap={8}>
        <Typography variant="body2" color="textSecondary">
          {t('run.train')} <b>{props.train}</b>
          {props.slotDate && (
            <>
              {' · '}
              {t('run.runOf', { date: formatDate(props.slotDate, locale) })}
            </>
          )}
        </Typography>
        {props.late && (
          <StandingChip standing="attention" label={t('run.late')} />
        )}
      </Box>
      <Box
        display="flex"
        alignItems="baseline"
        flexWrap="wrap"
        gridColumnGap={8}
      >
        <Typography
          ref={ref}
          variant="h5"
          component="h2"
          tabIndex={-1}
          className={classes.sentence}
        >
          {tKey(`headline.${headline.message}`, {
            when: when ?? '',
            production: props.production,
            staging: props.staging,
            environment: props.environment ?? props.production,
          }).trim()}
        </Typography>
        {at && (
          <Typography color="textSecondary">
            {headline.planned && (
              <>
                · {t('run.plannedFor', { when: words.spoken(at, clock.now()) })}{' '}
              </>
            )}
            {yours && <>· {yours} </>}· <RelativeTime value={at} />
          </Typography>
        )}
      </Box>
    </>
  );
});
