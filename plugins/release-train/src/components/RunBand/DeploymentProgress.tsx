import { useState, type RefObject } from 'react';
import Button from '@material-ui/core/Button';
import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { Link } from '@backstage/core-components';
import {
  DEPLOYMENT_TRANSITIONS,
  shortSha,
  type Deployment,
} from '@signalbox/backstage-plugin-release-train-common';
import { useWords } from '../../translation/useWords';
import { RelativeTime } from '../shared/Instant';
import { ReasonList } from '../shared/ReasonList';
import { CancelDialog } from './CancelDialog';
import { SettleDialog } from './SettleDialog';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
  },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
  },
}));

/** How far the deployment under way is, and what can be done about it. */
export const DeploymentProgress = (props: {
  deployment: Deployment;
  fallbackFocus: RefObject<HTMLElement>;
}) => {
  const { deployment } = props;
  const classes = useStyles();
  const { t } = useWords();
  const [asking, setAsking] = useState<'cancel' | 'settle'>();
  const needsHuman = deployment.state === 'needs_human';
  const close = () => setAsking(undefined);

  return (
    <div
      role="group"
      aria-label={t('deployment.progress')}
      className={classes.root}
    >
      {!needsHuman && <LinearProgress aria-label={t('deployment.bar')} />}
      <div className={classes.line}>
        <Typography>
          <b>
            {t('deployment.line', {
              sha: shortSha(deployment.sha),
              environment: deployment.environment,
              state: t(`state.${deployment.state}`),
            })}
          </b>{' '}
          ·{' '}
          {deployment.startedAt
            ? t('deployment.started')
            : t('deployment.asked')}{' '}
          <RelativeTime
            value={deployment.startedAt ?? deployment.requestedAt}
          />
        </Typography>
        {deployment.vendorUrl && (
          <Link to={deployment.vendorUrl}>{t('deployment.vendorRun')}</Link>
        )}
        {needsHuman && deployment.may.settle && (
          <Button
            variant="contained"
            color="primary"
            onClick={() => setAsking('settle')}
          >
            {t('deployment.settle')}
          </Button>
        )}
        {deployment.may.settle &&
          DEPLOYMENT_TRANSITIONS[deployment.state].cancel && (
            <Button variant="outlined" onClick={() => setAsking('cancel')}>
              {t('deployment.cancel')}
            </Button>
          )}
      </div>
      {needsHuman && (
        <Alert severity="warning" variant="outlined">
          {deployment.detail && <>{deployment.detail} </>}
          {t('deployment.settleWhy')}
        </Alert>
      )}
      {!needsHuman && deployment.detail && (
        <Typography variant="body2" color="textSecondary">
          {deployment.detail}
        </Typography>
      )}
      {deployment.reasons.length > 0 && (
        <ReasonList
          label={t(`state.${deployment.state}`)}
          reasons={deployment.reasons}
        />
      )}
      <CancelDialog
        open={asking === 'cancel'}
        onClose={close}
        deployment={deployment}
        fallbackFocus={props.fallbackFocus}
      />
      <SettleDialog
        open={asking === 'settle'}
        onClose={close}
        deployment={deployment}
        fallbackFocus={props.fallbackFocus}
      />
    </div>
  );
};
