// Generated from proto/ by libs/contracts/bin/generate.mjs; do not edit.
import type { DescFile } from '@bufbuild/protobuf';
import { file_batchwright_batch_execution_v1_applied_signature as f0 } from './batchwright/batch_execution/v1/applied_signature_pb';
import { file_batchwright_batch_execution_v1_order_events as f1 } from './batchwright/batch_execution/v1/order_events_pb';
import { file_batchwright_batch_execution_v1_record_appended as f2 } from './batchwright/batch_execution/v1/record_appended_pb';
import { file_batchwright_batch_execution_v1_recorded_value as f3 } from './batchwright/batch_execution/v1/recorded_value_pb';
import { file_batchwright_batch_execution_v1_run_act as f4 } from './batchwright/batch_execution/v1/run_act_pb';
import { file_batchwright_batch_execution_v1_run_commands as f5 } from './batchwright/batch_execution/v1/run_commands_pb';
import { file_batchwright_batch_execution_v1_run_entry_events as f6 } from './batchwright/batch_execution/v1/run_entry_events_pb';
import { file_batchwright_batch_execution_v1_run_exception_events as f7 } from './batchwright/batch_execution/v1/run_exception_events_pb';
import { file_batchwright_batch_execution_v1_run_grant_events as f8 } from './batchwright/batch_execution/v1/run_grant_events_pb';
import { file_batchwright_batch_execution_v1_run_life_events as f9 } from './batchwright/batch_execution/v1/run_life_events_pb';
import { file_batchwright_batch_execution_v1_run_signature_events as f10 } from './batchwright/batch_execution/v1/run_signature_events_pb';
import { file_batchwright_batch_execution_v1_run_snapshot as f11 } from './batchwright/batch_execution/v1/run_snapshot_pb';
import { file_batchwright_batch_execution_v1_run_status as f12 } from './batchwright/batch_execution/v1/run_status_pb';
import { file_batchwright_batch_execution_v1_run_step_events as f13 } from './batchwright/batch_execution/v1/run_step_events_pb';
import { file_batchwright_batch_execution_v1_run_time_events as f14 } from './batchwright/batch_execution/v1/run_time_events_pb';
import { file_batchwright_batch_execution_v1_severity as f15 } from './batchwright/batch_execution/v1/severity_pb';
import { file_batchwright_batch_execution_v1_text as f16 } from './batchwright/batch_execution/v1/text_pb';
import { file_batchwright_identity_v1_identity_commands as f17 } from './batchwright/identity/v1/identity_commands_pb';
import { file_batchwright_identity_v1_identity_events as f18 } from './batchwright/identity/v1/identity_events_pb';
import { file_batchwright_identity_v1_identity_snapshots as f19 } from './batchwright/identity/v1/identity_snapshots_pb';
import { file_batchwright_identity_v1_record_appended as f20 } from './batchwright/identity/v1/record_appended_pb';
import { file_batchwright_quantity_v1_quantity as f21 } from './batchwright/quantity/v1/quantity_pb';
import { file_batchwright_recipes_v1_recipe_version_events as f22 } from './batchwright/recipes/v1/recipe_version_events_pb';
import { file_batchwright_recipes_v1_recipe_version_snapshot as f23 } from './batchwright/recipes/v1/recipe_version_snapshot_pb';
import { file_batchwright_recipes_v1_record_appended as f24 } from './batchwright/recipes/v1/record_appended_pb';
import { file_batchwright_resources_v1_equipment as f25 } from './batchwright/resources/v1/equipment_pb';
import { file_batchwright_resources_v1_grant_commands as f26 } from './batchwright/resources/v1/grant_commands_pb';
import { file_batchwright_resources_v1_grant_events as f27 } from './batchwright/resources/v1/grant_events_pb';
import { file_batchwright_resources_v1_material as f28 } from './batchwright/resources/v1/material_pb';
import { file_batchwright_resources_v1_record_appended as f29 } from './batchwright/resources/v1/record_appended_pb';
import { file_batchwright_review_v1_record_appended as f30 } from './batchwright/review/v1/record_appended_pb';
import { file_batchwright_review_v1_review_events as f31 } from './batchwright/review/v1/review_events_pb';
import { file_batchwright_training_v1_qualification as f32 } from './batchwright/training/v1/qualification_pb';
import { file_batchwright_training_v1_record_appended as f33 } from './batchwright/training/v1/record_appended_pb';

/** Descriptors of all our proto files. */
export const PROTO_FILES: readonly DescFile[] = [f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16, f17, f18, f19, f20, f21, f22, f23, f24, f25, f26, f27, f28, f29, f30, f31, f32, f33];
