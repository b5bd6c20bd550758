import { CurrentActor, Permission, type Actor, type CommandContext } from '@batchwright/access';
import { ApiPageOf, Command, CommandAnswer, FILE_TYPES, pageOf, Paging, type Page, type PageRequest } from '@batchwright/host';
import { refuse } from '@batchwright/kernel';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { ControlledDocuments, DocumentView } from '../../application/controlled-documents';
import { KeepDocuments } from '../../application/keep-documents';
import { OpenDocument } from '../../application/open-document';
import { AddDocumentVersionRequest, DocumentFileResponse, DocumentResponse, RegisterDocumentRequest, WithdrawDocumentRequest } from './documents.dto';

/** Token of the port of controlled documents. */
export const CONTROLLED_DOCUMENTS = Symbol('controlled documents');

/** The register of controlled documents: SOPs, pictures and videos that steps show, each version as it was. */
@ApiTags('controlled documents')
@Controller('v1/documents')
export class DocumentsController {
  constructor(
    @Inject(CONTROLLED_DOCUMENTS) private readonly documents: ControlledDocuments,
    private readonly keep: KeepDocuments,
    private readonly open: OpenDocument,
  ) {}

  @Get()
  @Permission('recipes.read')
  @ApiPageOf(DocumentResponse)
  @ApiQuery({ name: 'code', required: false, schema: { type: 'string', maxLength: 100 } })
  async list(@CurrentActor() actor: Actor, @Paging() page: PageRequest, @Query('code') code?: string): Promise<Page<DocumentView>> {
    const rows = await this.documents.list(actor.sites, { ...(code === undefined ? {} : { code }), ...(page.after ? { after: page.after } : {}), limit: page.limit + 1 });
    return pageOf(rows, page, (row) => row.id);
  }

  @Post()
  @Permission('recipes.keep-documents')
  @ApiCreatedResponse({ type: CommandAnswer })
  register(@Command() context: CommandContext, @Body() body: RegisterDocumentRequest): Promise<CommandAnswer> {
    return this.keep.register(body, context);
  }

  @Get(':id')
  @Permission('recipes.read')
  @ApiOkResponse({ type: DocumentResponse })
  async one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DocumentView> {
    const document = await this.documents.view(actor.sites, id);
    if (!document) throw refuse('not-found', { what: 'document', id });
    return document;
  }

  @Post(':id/files')
  @Permission('recipes.keep-documents')
  @ApiConsumes(...FILE_TYPES)
  @ApiBody({ description: 'PDF, PNG, JPEG, MP4 or WebM, told by its content', schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: DocumentFileResponse })
  file(@Command() context: CommandContext, @Param('id') id: string, @Body() body: unknown): Promise<DocumentFileResponse> {
    return this.keep.keepFile(id, body, context);
  }

  @Post(':id/versions')
  @Permission('recipes.keep-documents')
  @ApiCreatedResponse({ type: CommandAnswer })
  add(@Command() context: CommandContext, @Param('id') id: string, @Body() body: AddDocumentVersionRequest): Promise<CommandAnswer> {
    return this.keep.add(id, body, context);
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @Permission('recipes.keep-documents')
  @ApiOkResponse({ type: CommandAnswer })
  withdraw(@Command() context: CommandContext, @Param('id') id: string, @Body() body: WithdrawDocumentRequest): Promise<CommandAnswer> {
    return this.keep.withdraw(id, body.reason, context);
  }

  @Get(':id/versions/:version/file')
  @Permission('recipes.read')
  @ApiProduces('application/pdf', 'image/png', 'image/jpeg', 'video/mp4', 'video/webm')
  @ApiOkResponse({ description: 'Exactly this version, whichever is in effect now; checked against its hash', schema: { type: 'string', format: 'binary' } })
  async read(@CurrentActor() actor: Actor, @Param('id') id: string, @Param('version') version: string): Promise<StreamableFile> {
    const { bytes, mediaType, size } = await this.open.execute(actor.sites, id, version);
    return new StreamableFile(bytes, { type: mediaType, length: size, disposition: 'inline' });
  }
}
