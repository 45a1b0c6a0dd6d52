import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type {
  Run,
  Train,
} from '@signalbox/backstage-plugin-release-train-common';
import { environmentNames, type BoardRow } from '../../../run/board';
import { candidateOf } from '../../../run/currentRun';
import { useWords } from '../../../translation/useWords';
import { ComponentName } from '../../shared/ComponentName';
import { ScrollingTable } from '../../shared/ScrollingTable';
import { BoardCell } from './BoardCell';

/** The members of a train by their environments: what is where. */
export const BoardMatrix = (props: {
  train: Train;
  run?: Run;
  rows: readonly BoardRow[];
}) => {
  const { t } = useWords();
  const { train, run, rows } = props;
  const names = environmentNames(rows);
  return (
    <ScrollingTable
      label={t('board.matrix', { train: train.id })}
      minWidth={140 + 130 * names.length}
    >
      <TableHead>
        <TableRow>
          <TableCell scope="col">{t('board.component')}</TableCell>
          {names.map(name => (
            <TableCell scope="col" key={name}>
              {name}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map(({ component, environments }) => (
          <TableRow key={component}>
            <TableCell component="th" scope="row">
              <ComponentName component={component} />
            </TableCell>
            {environments ? (
              names.map(name => (
                <TableCell key={name}>
                  <BoardCell
                    environment={environments.find(
                      other => other.name === name,
                    )}
                    candidate={candidateOf(run, component)}
                  />
                </TableCell>
              ))
            ) : (
              <TableCell colSpan={Math.max(names.length, 1)}>
                <Typography variant="body2" color="textSecondary">
                  {t('board.hidden')}
                </Typography>
              </TableCell>
            )}
          </TableRow>
        ))}
      </TableBody>
    </ScrollingTable>
  );
};
