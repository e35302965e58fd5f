"""Targets back out as files 导出: the same headers as the importer reads, personal fields masked."""
