import { InputError } from '../input-error';

/** The error of a file whose content is loaded already, under the name `other`. */
export function sameFileTwice(file: string, other: string): InputError {
  return new InputError(`the same file is loaded already, as ${other}`, {
    file,
    expected: 'each file once',
  });
}

/** The error of a predictions file whose team has one in the task already, named `other`. */
export function sameTeamTwice(file: string, team: string, task: string, other: string): InputError {
  return new InputError(
    `team "${team}" already has a file in ${task} (${other}); give one of the two another team name`,
    { file, value: team, expected: 'one file per team and task' },
  );
}
