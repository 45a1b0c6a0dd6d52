import { useId } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import {
  shortSha,
  type Deployment,
} from '@signalbox/backstage-plugin-release-train-common';
import { useDeployment } from '../../queries/queries';
import { useWords } from '../../translation/useWords';
import { Instant } from '../shared/Instant';
import { Reading } from '../shared/Panel';
import { Actor } from '../shared/Person';
import { ScrollingTable } from '../shared/ScrollingTable';
import { DeploymentStateChip } from '../shared/StateChip';

const StateHistory = (props: { id: string }) => {
  const { t } = useWords();
  const deployment = useDeployment(props.id);
  return (
    <Reading query={deployment} lines={4}>
      {({ history }) => (
        <ScrollingTable label={t('history.dialogHistory')} minWidth={480}>
          <TableHead>
            <TableRow>
              <TableCell scope="col">{t('history.from')}</TableCell>
              <TableCell scope="col">{t('history.state')}</TableCell>
              <TableCell scope="col">{t('history.actor')}</TableCell>
              <TableCell scope="col">{t('history.detail')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {history.map(event => (
              <TableRow key={`${event.at} ${event.from} ${event.to}`}>
                <TableCell component="th" scope="row">
                  <Instant value={event.at} />
                </TableCell>
                <TableCell>
                  <DeploymentStateChip state={event.to} />
                </TableCell>
                <TableCell>
                  <Actor actor={event.actor} />
                </TableCell>
                <TableCell>{event.detail ?? ''}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </ScrollingTable>
      )}
    </Reading>
  );
};

/** One deployment with every state it went through. */
export const DeploymentDialog = (props: {
  open: boolean;
  deployment: Deployment;
  onClose: () => void;
}) => {
  const { deployment } = props;
  const { t } = useWords();
  const titleId = useId();
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      aria-labelledby={titleId}
      maxWidth="md"
      fullWidth
    >
      <DialogTitle id={titleId}>
        {t('history.dialogTitle', {
          sha: shortSha(deployment.sha),
          environment: deployment.environment,
        })}
      </DialogTitle>
      <DialogContent>
        <Typography variant="body2" color="textSecondary" paragraph>
          {t(`kind.${deployment.kind}`)} ·{' '}
          {t('history.attempt', { attempt: String(deployment.attempt) })} ·{' '}
          {t('history.key')} <code>{deployment.id}</code>
          {deployment.vendorUrl && (
            <>
              {' · '}
              <Link underline="always" to={deployment.vendorUrl}>
                {t('deployment.vendorRun')}
              </Link>
            </>
          )}
        </Typography>
        {props.open && <StateHistory id={deployment.id} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{t('common.close')}</Button>
      </DialogActions>
    </Dialog>
  );
};
