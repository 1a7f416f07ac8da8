// A problem is of one type for every kind of file; those who read models need not know of the others.
@_exported public import YAMLReading

/// Something of a model file that is wrong, or that its author may not have meant.
public typealias ModelFileProblem = FileProblem

/// Why a model file gives no model: everything that is wrong with it, in the order of the file.
public typealias ModelFileError = FileError
