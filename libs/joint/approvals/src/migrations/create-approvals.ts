import { protect } from '@tongban/database'
import type { MigrationInterface, QueryRunner } from 'typeorm'
import { jobStates } from '../core/job-transitions.js'
import { taskStates } from '../core/task-transitions.js'

const words = (list: readonly string[]) => list.map((word) => `'${word}'`).join(', ')

/** Joint jobs, their tasks and steps, decisions that came too late, and what centres told that could not be taken. The tenant is coordination itself. */
export class CreateApprovals1764004000000 implements MigrationInterface {
  readonly name = 'CreateApprovals1764004000000'

  async up(runner: QueryRunner): Promise<void> {
    // `row` is what the rules read and write; the columns beside it are what lists and timers look for.
    await runner.query(`
      create table joint_job (
        centre_id text not null,
        id uuid not null,
        version int not null constraint joint_job_version_counts check (version >= 1),
        state text not null constraint joint_job_state_known check (state in (${words(jobStates)})),
        blueprint_code text not null,
        blueprint_version int not null,
        region text not null,
        received_by text not null,
        submitted_at timestamptz not null,
        ended_at timestamptz,
        due date,
        timer_at timestamptz,
        attention text[] not null,
        row jsonb not null,
        constraint joint_job_pk primary key (centre_id, id),
        constraint joint_job_ended_rests check (ended_at is null or timer_at is null)
      ) with (fillfactor = 70)`)
    await runner.query('create index joint_job_submitted on joint_job (centre_id, submitted_at, id)')
    await runner.query('create index joint_job_state on joint_job (centre_id, state, submitted_at, id)')
    await runner.query('create index joint_job_due on joint_job (centre_id, due, id) where due is not null and ended_at is null')
    await runner.query('create index joint_job_timer on joint_job (centre_id, timer_at) where timer_at is not null')
    await runner.query("create index joint_job_attention on joint_job (centre_id, submitted_at, id) where attention <> '{}'")
    await runner.query(`
      create table joint_task (
        centre_id text not null,
        job_id uuid not null,
        node text not null,
        state text not null constraint joint_task_state_known check (state in (${words(taskStates)})),
        epoch int not null constraint joint_task_epoch_counts check (epoch >= 0),
        holder text,
        open boolean not null,
        row jsonb not null,
        constraint joint_task_pk primary key (centre_id, job_id, node),
        constraint joint_task_of_job foreign key (centre_id, job_id) references joint_job (centre_id, id)
      ) with (fillfactor = 70)`)
    await runner.query('create index joint_task_holder on joint_task (centre_id, holder, job_id) where open')
    await runner.query(`
      create table joint_step (
        centre_id text not null,
        job_id uuid not null,
        no int not null constraint joint_step_no_counts check (no >= 1),
        command_id uuid not null,
        command text not null,
        command_hash bytea not null,
        by_whom text,
        at timestamptz not null,
        events jsonb not null,
        constraint joint_step_pk primary key (centre_id, job_id, no),
        constraint joint_step_command unique (centre_id, command_id),
        constraint joint_step_of_job foreign key (centre_id, job_id) references joint_job (centre_id, id)
      )`)
    await runner.query(`
      create table joint_late (
        centre_id text not null,
        job_id uuid not null,
        command_id uuid not null,
        at timestamptz not null,
        settled boolean not null,
        row jsonb not null,
        constraint joint_late_pk primary key (centre_id, job_id, command_id),
        constraint joint_late_of_job foreign key (centre_id, job_id) references joint_job (centre_id, id)
      )`)
    // What a centre told about a version of a blueprint that has not come down yet: taken when it has.
    await runner.query(`
      create table joint_held (
        centre_id text not null,
        position bigint generated always as identity,
        source text not null,
        job_id uuid not null,
        command_id uuid not null,
        type text not null,
        body jsonb not null,
        hash bytea not null,
        held_at timestamptz not null,
        constraint joint_held_pk primary key (centre_id, source, command_id)
      )`)
    await runner.query('create index joint_held_job on joint_held (centre_id, job_id)')
    await runner.query(`
      create table joint_refused (
        centre_id text not null,
        source text not null,
        command_id uuid not null,
        job_id uuid not null,
        node text,
        type text not null,
        code text not null,
        params jsonb not null,
        at timestamptz not null,
        constraint joint_refused_pk primary key (centre_id, source, command_id)
      )`)
    await runner.query('create index joint_refused_job on joint_refused (centre_id, job_id)')
    for (const table of ['joint_job', 'joint_task', 'joint_step', 'joint_late', 'joint_held', 'joint_refused']) await runner.query(protect(table, 'tenant'))
    // History is added to, never changed: not even by SQL as the application role.
    await runner.query('revoke update, delete on joint_step from tongban_app, tongban_plumbing')
    await runner.query('revoke delete on joint_job, joint_task, joint_late, joint_refused from tongban_app, tongban_plumbing')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table joint_refused, joint_held, joint_late, joint_step, joint_task, joint_job')
  }
}
