import { useId, useRef, useState } from 'react';
import Box from '@material-ui/core/Box';
import Collapse from '@material-ui/core/Collapse';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import type { OnCallPage } from '@signalbox/backstage-plugin-on-call-common';
import { useWords } from '../../translation/useWords';
import { Button } from '../shared/Button';
import { Elapsed } from '../shared/Clocks';
import { Instant } from '../shared/Instant';
import { Person } from '../shared/Person';
import { StandingChip } from '../shared/StandingChip';
import { useLanding } from '../shared/useLanding';
import { standingColor } from '../shared/statusStyles';
import { Ladder } from './Ladder';
import { PageActions } from './PageActions';
import { PageHistory } from './PageHistory';

const useStyles = makeStyles(theme => ({
  page: {
    padding: theme.spacing(2),
    borderLeft: '5px solid',
    borderLeftColor: standingColor(theme, 'bad'),
  },
  acknowledged: { borderLeftColor: standingColor(theme, 'underWay') },
  resolved: { borderLeftColor: standingColor(theme, 'good') },
  title: {
    fontSize: '1.1rem',
    fontWeight: 600,
    '&:focus': { outline: 'none' },
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
    },
  },
  details: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
}));

const STATES = {
  open: { standing: 'bad', words: 'openPage.open' },
  unanswered: { standing: 'bad', words: 'openPage.unanswered' },
  acknowledged: { standing: 'underWay', words: 'openPage.acknowledged' },
  resolved: { standing: 'good', words: 'openPage.wasResolved' },
} as const;

/** A page: what, since when, who is next, and what to do while it is not resolved. */
export const OpenPage = (props: {
  page: OnCallPage;
  /** Whether a link leads here. */
  landing?: boolean;
}) => {
  const classes = useStyles();
  const { t } = useWords();
  const { page } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const landing = useLanding(props.landing);
  const [shown, setShown] = useState(false);
  const historyId = useId();
  const { standing, words } = STATES[page.state];
  const resolved = page.state === 'resolved';

  return (
    <section
      aria-label={t('openPage.region', { title: page.title })}
      {...landing}
    >
      <Paper
        className={[
          classes.page,
          page.state === 'acknowledged' && classes.acknowledged,
          resolved && classes.resolved,
        ]
          .filter(Boolean)
          .join(' ')}
      >
        <Box
          display="flex"
          flexWrap="wrap"
          alignItems="center"
          justifyContent="space-between"
          gridGap={16}
        >
          <Box flex="1 1 320px" minWidth={0}>
            <Box display="flex" flexWrap="wrap" alignItems="center" gridGap={8}>
              <StandingChip
                standing={standing}
                label={
                  <>
                    {t(words)}
                    {!resolved && (
                      <>
                        {' '}
                        <Elapsed since={page.openedAt} />
                      </>
                    )}
                  </>
                }
              />
              <Typography
                component="h2"
                className={classes.title}
                ref={heading}
                tabIndex={-1}
              >
                {page.title}
              </Typography>
            </Box>
            <Typography variant="body2" color="textSecondary" component="div">
              {t('openPage.pagedBy')} <Person person={page.openedBy} />
              {' · '}
              <Instant value={page.openedAt} />
              {page.acknowledgedBy && (
                <>
                  {' · '}
                  {t('openPage.acknowledgedBy')}{' '}
                  <Person person={page.acknowledgedBy} />
                  {page.acknowledgedAt && (
                    <>
                      {' · '}
                      <Instant value={page.acknowledgedAt} style="time" />
                    </>
                  )}
                </>
              )}
              {page.url && (
                <>
                  {' · '}
                  <Link to={page.url} underline="always">
                    {t('openPage.atSource', {
                      source: page.sourceTitle ?? page.source,
                    })}
                  </Link>
                </>
              )}
            </Typography>
          </Box>
          {!resolved && <PageActions page={page} heading={heading} />}
        </Box>
        {page.state === 'unanswered' && (
          <Typography variant="body2">
            {t('openPage.unansweredLong')}
          </Typography>
        )}
        {page.details && (
          <Box mt={1}>
            <Typography variant="body2" className={classes.details}>
              {page.details}
            </Typography>
          </Box>
        )}
        <Box mt={1}>
          <Ladder page={page} />
        </Box>
        <Button
          size="small"
          aria-expanded={shown}
          aria-controls={historyId}
          onClick={() => setShown(!shown)}
        >
          {shown ? t('history.hide') : t('history.show')}
        </Button>
        <div id={historyId}>
          <Collapse in={shown} unmountOnExit>
            <PageHistory pageId={page.id} />
          </Collapse>
        </div>
      </Paper>
    </section>
  );
};
