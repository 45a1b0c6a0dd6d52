import { useId, useState, type RefObject } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Candidate,
  Run,
} from '@signalbox/backstage-plugin-release-train-common';
import type { useGuards } from '../../queries/queries';
import { useWords } from '../../translation/useWords';
import { ReasonList } from '../shared/ReasonList';
import { StandingChip } from '../shared/StandingChip';
import { PromoteDialog } from './PromoteDialog';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
  },
  reasons: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    flex: '1 1 240px',
  },
  // Not `disabled`: the button has to be found, and to explain itself, by keyboard too.
  blocked: {
    '&, &:hover, &:active': {
      color: theme.palette.text.secondary,
      backgroundColor: theme.palette.action.disabledBackground,
      boxShadow: 'none',
      cursor: 'not-allowed',
    },
  },
}));

/** The one primary action of the tab, with every reason why it cannot be taken now. */
export const PromoteAction = (props: {
  run: Run;
  candidate?: Candidate;
  environment: string;
  guards: ReturnType<typeof useGuards>;
  /** Gets the focus when the action is gone after it was taken. */
  fallbackFocus: RefObject<HTMLElement>;
}) => {
  const { candidate, environment, guards } = props;
  const classes = useStyles();
  const { t } = useWords();
  const [open, setOpen] = useState<'plainly' | 'override'>();
  const reasonsId = useId();
  const blocked = !candidate || !guards.data?.allowed;

  const overridden = guards.data?.override.codes ?? [];
  const passable =
    candidate !== undefined &&
    guards.data !== undefined &&
    !guards.data.allowed &&
    guards.data.override.permitted &&
    guards.data.reasons.every(({ code }) => overridden.includes(code));

  function why() {
    if (!candidate) return t('promote.noCandidate');
    return guards.error ? t('promote.unknown') : t('promote.checking');
  }

  return (
    <div className={classes.root}>
      <Button
        variant="contained"
        color="primary"
        className={blocked ? classes.blocked : undefined}
        aria-disabled={blocked}
        aria-describedby={blocked ? reasonsId : undefined}
        onClick={() => !blocked && setOpen('plainly')}
      >
        {t('promote.button', { environment })}
      </Button>
      {blocked && (
        <div id={reasonsId} className={classes.reasons}>
          <Typography variant="body2" color="textSecondary">
            {t('promote.waitsFor')}
          </Typography>
          {candidate && guards.data ? (
            <ReasonList
              label={t('promote.waitsFor')}
              reasons={guards.data.reasons}
            />
          ) : (
            <StandingChip standing="neutral" label={why()} />
          )}
          {passable && (
            <Button size="small" onClick={() => setOpen('override')}>
              {t('override.button')}
            </Button>
          )}
          {candidate && guards.error && (
            <Button size="small" onClick={() => guards.refetch()}>
              {t('common.retry')}
            </Button>
          )}
        </div>
      )}
      {candidate && (
        <PromoteDialog
          open={open !== undefined}
          override={open === 'override' ? overridden : undefined}
          warnings={guards.data?.warnings ?? []}
          onClose={() => setOpen(undefined)}
          run={props.run}
          candidate={candidate}
          environment={environment}
          fallbackFocus={props.fallbackFocus}
        />
      )}
    </div>
  );
};
